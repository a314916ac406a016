"""The patient's journey, without an account: a question, another, and whom to see."""
