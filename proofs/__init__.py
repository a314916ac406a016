"""The promises the rules must keep, each proved over every possible patient."""
