#!/usr/bin/env python3
"""Build a folder that runs without Python: dist/kilde/kilde.

    .venv/bin/pip install 'pyinstaller>=6.16,<7'
    .venv/bin/python packaging/build.py

Ends by analysing the sample article with what it built, outside the checkout.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Build, then prove that it works."""
    build = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    build += ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build"), str(ROOT / "packaging/kilde.spec")]
    subprocess.run(build, check=True, cwd=ROOT)
    folder = ROOT / "dist" / "kilde"
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 2**20
    sample = ROOT / "resources" / "sample" / "article.html"
    with tempfile.TemporaryDirectory() as elsewhere:
        command = [str(folder / "kilde"), "analyse", "--json", str(sample)]
        run = subprocess.run(command, cwd=elsewhere, capture_output=True, text=True, check=False)
    if run.returncode:
        print(run.stderr, file=sys.stderr)
        return 1
    print(f"{folder}: {size:.0f} MB, finds {len(json.loads(run.stdout)['sources'])} sources in the sample article")
    return 0


if __name__ == "__main__":
    sys.exit(main())
