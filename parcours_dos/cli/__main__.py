"""Run the command line as a module: `python -m parcours_dos.cli`."""

import sys

from . import main

sys.exit(main())
