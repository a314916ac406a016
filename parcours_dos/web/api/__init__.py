"""What other programs ask over the web: the same outcome as the command, and as the pages."""
