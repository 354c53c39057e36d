"""What is judged of finished items, without a look at how they were made."""
