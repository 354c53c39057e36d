"""Questions of each type that are made of skills."""
