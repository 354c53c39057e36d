"""JSON Schemas of the files that authors write, made of the models that read them."""
