"""The worker: `python -m reader.worker`, in a bundle `kilde --worker`; with `registers` or `marks` behind it, another.

Each is entered by name: importing the analysis and loading its models is the slow part of a start, and reading a
register or a file of marks needs none of it.
"""

import importlib
import sys

OTHERS = ("registers", "marks")


def main(which: str = "") -> int:
    """Answer requests until standard input ends; return the exit status."""
    door = importlib.import_module(f"reader.worker.{which if which in OTHERS else 'articles'}")
    return int(door.main())


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
