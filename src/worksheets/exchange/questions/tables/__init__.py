"""Tables of questions: a row is a question, and the heads of columns say what is in them."""
