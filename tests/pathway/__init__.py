"""What the pathway promises, one file for each part of it."""
