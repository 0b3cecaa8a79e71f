"""`python -m kamerbrief_assistant`."""

import sys

from kamerbrief_assistant.cli import main

if __name__ == "__main__":
    sys.exit(main())
