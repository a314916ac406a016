"""The manual of the rule language: a chapter a file, a section a test. Read them in order."""
