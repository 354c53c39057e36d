"""Notes of any subject become a course that a person can finish; nothing in it is taken as true."""
