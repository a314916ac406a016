"""What care costs, who pays, and how many sessions the payer takes: counted to the day and to the cent."""
