"""The version of the program, which is part of every paper's fingerprint."""

VERSION = "0.1.0"
