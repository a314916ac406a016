"""The promises hold, can fail, and speak of the engine that ships."""
