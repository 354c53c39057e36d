"""A spec and a course become a paper, or several forms of one."""
