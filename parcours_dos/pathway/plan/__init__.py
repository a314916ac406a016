"""How many sessions, at what rhythm, of what, at what cost, and when to look again: a proposal to be changed.

A plan opens only for who may be treated now. It is a pure reading of the rules over one person at one
moment: a physiotherapist examines the person, changes the plan and signs it.
"""
