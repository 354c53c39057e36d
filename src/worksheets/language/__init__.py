"""Every word that the program prints or speaks: a YAML file a language, and what reads it.

Diagnostics and the command line are English and stand in the code.
"""
