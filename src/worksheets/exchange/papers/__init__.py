"""Papers for other programs: their texts in reading order, without pages."""
