"""What care costs and how many sessions the payer takes: to the day, and to the cent."""
