"""Papers that come to what a blueprint says, found and proved by a 0-1 programme."""
