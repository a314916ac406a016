"""Exercises: the library, one page each with its drawing, and a programme to take home."""
