"""What was asked of the product, and what answers it."""
