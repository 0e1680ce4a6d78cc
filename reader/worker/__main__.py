"""The worker: `python -m reader.worker`, in a bundle `kilde --worker`; with `registers` behind it, the other one.

Each is entered by name: importing the analysis and loading its models is the slow part of a start, and reading a
register needs none of it.
"""

import importlib
import sys

REGISTERS = "registers"


def main(which: str = "") -> int:
    """Answer requests until standard input ends; return the exit status."""
    door = importlib.import_module(f"reader.worker.{REGISTERS if which == REGISTERS else 'articles'}")
    return int(door.main())


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
