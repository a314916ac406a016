"""For professionals, without an account: the same decision, with an examination and every reason."""
