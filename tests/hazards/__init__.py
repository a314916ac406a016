"""What could harm someone, and the tests that show it is held."""
