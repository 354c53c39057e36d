"""Papers, mark schemes, covers, sheets and copies as finished documents."""
