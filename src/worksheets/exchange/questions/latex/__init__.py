"""LaTeX of exam papers: read as a tree, in which nothing is expanded."""
