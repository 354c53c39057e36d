"""One module a format of papers: a text that flows, as bytes."""
