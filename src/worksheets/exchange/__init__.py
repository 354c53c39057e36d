"""Import of notes as suggestions for a course, and their review."""
