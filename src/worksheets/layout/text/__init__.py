"""Words, lines and paragraphs."""
