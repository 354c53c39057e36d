"""Lists of questions as people type them, whatever they are typed in."""
