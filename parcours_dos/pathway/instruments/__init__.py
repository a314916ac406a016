"""HOW A SCORE IS MADE. Questionnaires, their rights, their answers, their scores, and what changed."""
