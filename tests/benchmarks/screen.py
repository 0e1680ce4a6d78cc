"""A screen that is not there, whose every picture can be read: when is what a program shows complete?"""

import mmap
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

SIZE = (1360, 860)
SETTLED_S = 2.0  # a picture that has not changed for so long is taken for the last
STRIPES = 430  # the picture is compared in so many stripes
COMPLETE = 0.985  # share of stripes that must look as in the last picture: a blinking caret is not a change


@dataclass(frozen=True, slots=True)
class Screen:
    """An X display and the file that holds its picture."""

    display: str
    picture: Path


@dataclass(frozen=True, slots=True)
class Complete:
    """When a program's picture was complete, counted from its launch."""

    seconds: float
    busy_s: float  # of processor time that its process had by then, those that it started apart


@contextmanager
def screen() -> Iterator[Screen]:
    """Run an Xvfb for as long as the block lasts, on a display that nobody else has."""
    with tempfile.TemporaryDirectory() as folder:
        size = f"{SIZE[0]}x{SIZE[1]}x24"
        # -displayfd: it takes the first display that is free, and says which once it stands
        # -r: a key that a busy machine lets go of late must not be typed twice
        command = ["Xvfb", "-displayfd", "1", "-r", "-screen", "0", size, "-fbdir", folder, "-nolisten", "tcp"]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            yield Screen(f":{_display_of(server)}", Path(folder) / "Xvfb_screen0")
        finally:
            server.terminate()
            server.communicate()


def _display_of(server: subprocess.Popen[str]) -> int:
    assert server.stdout is not None
    told = server.stdout.readline()
    if not told:
        raise RuntimeError(f"Xvfb ended at once, with status {server.wait()}")
    return int(told)


def time_to_picture(command: Sequence[str], on: Screen, environment: dict[str, str], limit_s: float = 20) -> Complete:
    """Return when, after the launch, the screen first looks as it does in the end; then stop the program."""
    surroundings = os.environ | {"DISPLAY": on.display, "QT_QPA_PLATFORM": "xcb"} | environment
    with on.picture.open("rb") as file, mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ) as pixels:
        frames = [(Complete(0, 0), stripes(pixels))]
        start = changed = time.perf_counter()
        program = subprocess.Popen(
            command, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            while (now := time.perf_counter()) - start < limit_s and (len(frames) == 1 or now - changed < SETTLED_S):
                seen = stripes(pixels)
                if seen != frames[-1][1]:
                    frames.append((Complete(now - start, busy_s(program.pid)), seen))
                    changed = now
                time.sleep(0.004)
        finally:
            stop(program)
            time.sleep(0.3)  # let the server clear the window away
    if len(frames) == 1:
        raise RuntimeError(f"{command[0]} has shown nothing in {limit_s} s")
    last = frames[-1][1]
    return next(at for at, seen in frames[1:] if likeness(seen, last) >= COMPLETE)


def busy_s(process: int) -> float:
    """Return the processor time that a process has had; 0 where it is gone."""
    with suppress(OSError):
        threads = Path(f"/proc/{process}/task").glob("*/schedstat")
        return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9
    return 0.0


def stop(program: subprocess.Popen[bytes], grace_s: float = 3) -> None:
    """End a program that leads its own session; calibre's viewer does not heed a polite word."""
    program.terminate()
    try:
        program.wait(grace_s)
    except subprocess.TimeoutExpired:
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()


def stripes(pixels: mmap.mmap) -> tuple[int, ...]:
    """Return a hash of each stripe of the picture."""
    size = len(pixels) // STRIPES
    return tuple(hash(pixels[i * size : (i + 1) * size]) for i in range(STRIPES))


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Return the share of stripes that are the same."""
    return sum(a == b for a, b in zip(one, other, strict=True)) / STRIPES
