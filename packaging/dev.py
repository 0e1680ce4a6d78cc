#!/usr/bin/env python3
"""Set Kilde up in this checkout, then run or test it.

    python3 packaging/dev.py run [ARGUMENTS OF kilde]
    python3 packaging/dev.py test [ARGUMENTS OF pytest]

Standard library only. Makes `.venv` with the packages that `packaging/constraints.txt` pins by hash, and sees to the
system packages: installs them by apt-get as root, else prints the one line to be run. A second call finds it all done.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
STAMP = VENV / "kilde-setup"
PINS = ROOT / "packaging" / "constraints.txt"

# What Qt's wheel leaves to the system: library → Debian package.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
}
# What PDFs are made with; without them Kilde names them to whoever wants one, and the tests of PDFs skip.
PDF_LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
# What Qt's module for speech is linked to; the tests bring their own voice, readers also want speech-dispatcher.
SPEECH_LIBRARIES = {"libpulse.so.0": "libpulse0"}
# What single tests drive; without them those tests skip and say so.
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "openbox": "openbox",
    "chromium": "chromium",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
    "epubcheck": "epubcheck",
    "dbus-run-session": "dbus",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "unshare": "util-linux",
}


def missing_packages(*, for_tests: bool) -> list[str]:
    """Return the Debian packages this machine lacks, in a stable order."""
    missing = [] if importlib.util.find_spec("ensurepip") else ["python3-venv"]
    if sys.platform == "linux":
        missing += [package for library, package in QT_LIBRARIES.items() if not loads(library)]
    if for_tests:
        missing += [] if debian_python_has("pyatspi") else ["python3-pyatspi"]
        missing += [package for library, package in (PDF_LIBRARIES | SPEECH_LIBRARIES).items() if not loads(library)]
        missing += [package for program, package in TEST_PROGRAMS.items() if not shutil.which(program)]
    return missing


def loads(library: str) -> bool:
    """Tell whether the dynamic linker finds `library`."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def debian_python_has(module: str) -> bool:
    """Tell whether Debian's own Python can import `module`, which comes with no wheel."""
    folders = Path("/usr/lib/python3/dist-packages"), Path("/usr/lib64/python3/dist-packages")
    return any((folder / module).is_dir() for folder in folders)


def apt_line(packages: list[str]) -> str:
    """Return the one line that installs `packages` on Debian and its kin."""
    return "apt-get update && apt-get install -y --no-install-recommends " + " ".join(packages)


def see_to_system(*, for_tests: bool) -> None:
    """Install what the system lacks, or say how; exits where Kilde could not start without it."""
    missing = missing_packages(for_tests=for_tests)
    if not missing:
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        say("installing system packages: " + " ".join(missing))
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(apt_line(missing), shell=True, check=True, stdout=subprocess.DEVNULL, env=environment)
        return
    needed = missing_packages(for_tests=False)
    say("this machine lacks some system packages. As root, run this line, then the command again:")
    say("  " + apt_line(missing))
    if needed:
        sys.exit(1)
    say("going on without them: the tests that need them are skipped")


def see_to_venv() -> None:
    """Make `.venv` hold what `constraints.txt` pins, and Kilde itself, editable."""
    state = setup_state()
    if STAMP.exists() and STAMP.read_text() == state:
        return
    say("setting up .venv (about a minute the first time)")
    if not (VENV / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "--no-deps", "-r", str(PINS)], check=True, cwd=ROOT)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", "."], check=True, cwd=ROOT)
    # Else the first start would take half as long again, and every start where Python may keep no bytecode.
    subprocess.run([str(VENV / "bin" / "python"), "-m", "compileall", "-q", "reader"], check=True, cwd=ROOT)
    STAMP.write_text(state)


def setup_state() -> str:
    """Return what the environment depends on, as one hash."""
    python = f"{sys.version_info.major}.{sys.version_info.minor} {VENV}".encode()  # a patch release changes nothing
    parts = (PINS.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), python)
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def run(arguments: list[str]) -> int:
    """Open the window, on the sample article at first."""
    see_to_system(for_tests=False)
    see_to_venv()
    return subprocess.run([str(VENV / "bin" / "kilde"), *arguments], check=False).returncode


def test(arguments: list[str]) -> int:
    """Run every check in order and stop at the first that fails; arguments go to pytest."""
    see_to_system(for_tests=True)
    see_to_venv()
    tool = VENV / "bin"
    checks = [
        [tool / "ruff", "check", "."],
        [tool / "ruff", "format", "--check", "."],
        [tool / "mypy"],
        [tool / "lint-imports"],
        [tool / "python", "packaging/licences.py"],
        [tool / "python", "-m", "pytest", *arguments],
    ]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PATH": f"{tool}:{os.environ['PATH']}"}
    for check in checks:
        command = [str(part) for part in check]
        say(" ".join(Path(part).name if part == command[0] else part for part in command))
        code = subprocess.run(command, check=False, cwd=ROOT, env=environment).returncode
        if code:
            return code
    return 0


def say(line: str) -> None:
    """Tell the person at the terminal, before anything a child prints."""
    print(f"kilde: {line}", flush=True)


def main() -> int:
    """Do what the first argument names."""
    commands = {"run": run, "test": test}
    if len(sys.argv) < 2 or sys.argv[1] not in commands:
        print(__doc__)
        return 2
    return commands[sys.argv[1]](sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
