"""Keep a library of the present schema, with a reader's work in it, for every later release to open.

`PYTHONPATH=. python tests/schemas/keep.py`, once per schema, when it is released.
"""

import gzip
import tempfile
from pathlib import Path

from reader.app.library import Library
from reader.store.schema import SCHEMA
from tests.app.story import correction, kept, mark


def main() -> None:
    """Write `schema-N.db.gz` beside this file."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "library.db")
        opened = kept(library)
        library.add_annotation(opened.id, mark(note="ask about girders"))
        library.correct(opened.id, correction("role", "Per Holm", "steel buyer"))
        library.close()
        content = gzip.compress(library.file.read_bytes(), mtime=0)
    Path(__file__).with_name(f"schema-{SCHEMA}.db.gz").write_bytes(content)


if __name__ == "__main__":
    main()
