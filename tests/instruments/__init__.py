"""What a questionnaire promises: the published score, the rights of its owner, and nothing kept."""
