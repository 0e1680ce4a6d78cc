import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


def confined(code):
    """Run a line of Python in a process that has given up what the worker gives up."""
    program = f"from reader.worker.limits import *\nimport os, socket, subprocess, sqlite3, shutil\nconfine()\n{code}\n"
    command = (sys.executable, "-B", "-c", program)
    return subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize(
    "code",
    [
        "socket.socket()",
        "socket.getaddrinfo('example.org', 80)",
        "subprocess.run(['true'])",
        "os.system('true')",
        "os.fork()",
        "sqlite3.connect(':memory:')",
        "open('/tmp/kilde-was-here', 'w')",
        "os.open('/tmp/kilde-was-here', os.O_WRONLY | os.O_CREAT)",
        "os.remove('/tmp/kilde-was-here')",
        "shutil.rmtree('/tmp/kilde-was-here')",
    ],
)
def test_the_confined_process_may_not(code):
    outcome = confined(code)
    assert outcome.returncode == 1
    assert "PermissionError: the analysis process may not" in outcome.stderr
    assert not Path("/tmp/kilde-was-here").exists()


def test_the_confined_process_may_read_files():
    assert confined("print(len(open('pyproject.toml').read()))").returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits on Windows")
def test_memory_has_an_end():
    assert "MemoryError" in confined("bytearray(MEMORY)").stderr


@pytest.mark.skipif(sys.platform != "linux", reason="network namespaces are Linux's")
def test_no_network_device_is_left():
    outcome = confined("print(open('/proc/self/net/dev').read())")
    devices = [line.split(":")[0].strip() for line in outcome.stdout.splitlines() if ":" in line]
    if devices not in ([], ["lo"]):
        pytest.skip("this system grants no network namespace: the audit hook alone holds")
    assert "lo" in devices


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits on Windows")
def test_cpu_time_is_counted_from_the_request():
    code = "grant_cpu_time(); import resource; print(resource.getrlimit(resource.RLIMIT_CPU)[0])"
    assert int(confined(code).stdout) >= 120
