"""What is judged of questions and of finished items, without a look at how they were made."""
