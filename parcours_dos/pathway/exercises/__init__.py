"""The movements: found by what one looks for, easier or harder, and the time each takes."""
