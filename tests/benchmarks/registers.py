"""Reading registers: records, seconds and records a second of each file, and the most memory that reading held.

python tests/benchmarks/registers.py FOLDER_OR_FILE...
"""

import resource
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reader.model.entry import BrokenRecord
from reader.model.errors import KildeError
from reader.register.dump import open_dump

IGNORED = (".md", "manifest.csv")
ONE = "--one"  # a process for each file: memory is counted from its beginning


def main() -> None:
    """Print a line for each file, and the sum of the seconds."""
    print(f"{'file':58} {'entries':>8} {'broken':>6} {'seconds':>8} {'a second':>9} {'MB':>5}")
    seconds = 0.0
    for path in _files():
        answer = subprocess.run([sys.executable, __file__, ONE, str(path)], capture_output=True, text=True, check=True)
        print(answer.stdout, end="")
        seconds += float(answer.stdout.split()[-3])
    print(f"{'all':74} {seconds:8.2f}")


def _files() -> list[Path]:
    given = [Path(name) for name in sys.argv[1:]]
    found = [file for path in given for file in ([path] if path.is_file() else sorted(path.rglob("*")))]
    return [file for file in found if file.is_file() and not file.name.endswith(IGNORED)]


def _one(file: Path) -> None:
    name = f"{file.parent.name}/{file.name}"
    started = time.process_time()
    entries = broken = 0
    try:
        for record in open_dump(file).records():
            if isinstance(record, BrokenRecord):
                broken += 1
            else:
                entries += 1
    except KildeError as refused:
        name = f"{name}: {refused}"
    seconds = time.process_time() - started
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:58} {entries:8} {broken:6} {seconds:8.2f} {entries / seconds:9.0f} {held:5.0f}")


if __name__ == "__main__":
    if ONE in sys.argv:
        _one(Path(sys.argv[-1]))
    else:
        main()
