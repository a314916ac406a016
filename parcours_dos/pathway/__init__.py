"""What to do at each step of the care: pure functions, no clock, no network."""
