"""How a rule is said: one small tree, read as a value, a formula or a French sentence."""
