"""Examples and checks that keep every step of the pathway honest."""
