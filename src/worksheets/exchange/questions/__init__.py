"""Questions of other programs: their banks read, and ours written for them."""
