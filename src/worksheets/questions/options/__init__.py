"""What types with options share: when two are one, and in which order they are printed."""
