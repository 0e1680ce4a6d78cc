"""The worker: `python -m reader.worker`, in a bundle `kilde --worker`; with `registers` or the like behind it, others.

Each is entered by name: importing the analysis and loading its models is the slow part of a start, and neither
reading a register or a file of marks nor making a PDF needs any of it.
"""

import importlib
import sys

ARTICLES = "articles"
OTHERS = ("registers", "marks", "prints")


def main(which: str = "") -> int:
    """Answer requests until standard input ends; return the exit status."""
    door = importlib.import_module(f"reader.worker.{which if which in OTHERS else ARTICLES}")
    return int(door.main())


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
