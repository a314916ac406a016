"""Questionnaires to fill on a phone or on paper: the score is shown, and nothing is kept."""
