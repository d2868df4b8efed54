#!/usr/bin/env python
"""The command line of the project; without other word it runs in local mode (wargame.settings.dev)."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run the command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wargame.settings.dev")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
