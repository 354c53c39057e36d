"""What is known of a topic, and what can be told from its words alone."""
