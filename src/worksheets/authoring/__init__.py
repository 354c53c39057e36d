"""New files for authors, and new questions in files that they have."""
