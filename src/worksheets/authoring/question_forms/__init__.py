"""Questions changed by forms: the fields of a type, a question as its author would write it, and
the edits of a spec's text that come of it."""
