"""The home programme: two to four exercises, chosen by rules, explained, moved on day after day.

A programme opens only for who may start: no warning sign raised nor undecided, and not sent to a doctor
first. An exercise with a caution that is present, or that may be, is never proposed.
"""
