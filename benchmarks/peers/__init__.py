"""The same worksheet in this program and in its peers, side by side."""
