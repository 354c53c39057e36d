"""What can be written at a place of a spec: keys, values and names."""
