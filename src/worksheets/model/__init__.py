"""The ground floor: plain immutable values; no input or output, no layout, no file formats."""
