"""The facts of a topic, and what follows from their words alone."""
