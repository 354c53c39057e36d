"""Paper to pages: lines, strips, pages; everything here is pure data and knows no file format."""
