"""`kill -9` at random moments: the library is whole, nothing is half done, nothing acknowledged is lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = int(os.environ.get("KILDE_KILLS", "60"))  # KILDE_KILLS=1000 for a night
HERE = Path(__file__).parent


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, which Windows does not have")
def test_whenever_a_reader_is_killed_the_library_is_whole_and_has_all_that_was_acknowledged(tmp_path):
    command = [sys.executable, HERE / "killed.py", tmp_path, str(KILLS), "7"]
    environment = os.environ | {"PYTHONPATH": str(HERE.parents[1])}
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, ""), told.stdout + told.stderr
