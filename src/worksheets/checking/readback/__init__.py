"""Finished files are read back, and a paper is answered from its own mark scheme."""
