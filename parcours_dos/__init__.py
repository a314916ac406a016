"""The whole way of a person with back or neck pain, from the first question to the return to work."""

__version__ = "0.3.0"
