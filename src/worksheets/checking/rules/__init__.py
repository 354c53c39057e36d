"""The rules of the linter, each one function; `linting.rule.rules` gathers them."""
