"""What care costs, and how many sessions the payer takes: a page that works alone."""
