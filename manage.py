#!/usr/bin/env python
"""Run Django's own commands with the settings of Parcours Dos."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "parcours_dos.web.settings")
    execute_from_command_line(sys.argv)
