"""What puzzles are made of: letters in squares, and questions that a word or two answers."""
