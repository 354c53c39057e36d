"""The linter: finished questions, papers and sources are read as an examiner reads them."""
