"""Pages about every question type, kind of figure and theme, with pictures of what they print."""
