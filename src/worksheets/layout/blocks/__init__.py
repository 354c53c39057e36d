"""Every block of content as strips."""
