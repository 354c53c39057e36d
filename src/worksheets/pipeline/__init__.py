"""One spec to its files: the pipeline that the command line, the Python interface and jobs call."""
