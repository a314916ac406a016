"""The web face, as people meet it: in a real browser, without script, by keyboard, and by mischief."""
