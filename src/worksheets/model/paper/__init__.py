"""The waist: what a paper is made of, as content, keys, items and the paper itself."""
