"""For who writes the rules, and for who doubts one: the rules in full, and what a change would do."""
