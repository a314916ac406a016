"""`make bench`: how fast the rules are read, beside other rule engines, in one run."""
