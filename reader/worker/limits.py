"""What the analysis process gives up before it opens what strangers wrote.

What holds, and where:

- Memory, CPU time, the size of files, core dumps: the system's own limits (Linux, macOS; macOS ignores the
  one on memory). On Windows none: there the workshop's time limit alone ends a process.
- Network: on Linux an empty network namespace, for all code in the process, where the system grants one.
  Everywhere an audit hook, which cannot be taken off again: no socket, no other program, no change to a
  file, no database. It binds Python code; machine code that has been taken over could go round it.
"""

import ctypes
import os
import sys
from collections.abc import Callable
from typing import Any

if sys.platform != "win32":
    import resource

MEMORY = 2 << 30  # bytes of address space
CPU_SECONDS = 180  # for one request; the workshop's own patience ends well before
LOG_SIZE = 1 << 20  # no file, the log included, grows beyond

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000

_REFUSED = (
    *("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.startfile"),
    *("pty.spawn", "urllib.", "http.client.", "ftplib.", "smtplib.", "sqlite3.connect", "webbrowser.open"),
    *("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.truncate", "os.link", "os.symlink", "os.chmod"),
    *("os.chown", "os.utime", "os.putenv", "os.kill", "shutil.", "tempfile."),
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def confine() -> None:
    """Give up memory, files and network for good; everything the analysis needs is imported by now."""
    if sys.platform != "win32":
        _limit(resource.RLIMIT_AS, MEMORY)
        _limit(resource.RLIMIT_FSIZE, LOG_SIZE)
        _limit(resource.RLIMIT_CORE, 0)  # a core dump would hold the article
    if sys.platform == "linux":
        _leave_the_network()
    sys.addaudithook(_refuse)


def grant_cpu_time() -> None:
    """Give the next request its CPU seconds, counted from now; the system kills the process after them."""
    if sys.platform != "win32":
        usage = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(usage.ru_utime + usage.ru_stime) + 1 + CPU_SECONDS
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def _limit(kind: int, most: int) -> None:
    hard = resource.getrlimit(kind)[1]
    bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(kind, (bound, bound))
    except (OSError, ValueError):
        return  # macOS knows the name of the memory limit and refuses it


def _leave_the_network() -> None:
    """Move into a namespace without any network device, as root or through a user namespace of our own."""
    unshare: Callable[[int], int] = ctypes.CDLL(None).unshare
    if unshare(_CLONE_NEWNET) != 0:
        unshare(_CLONE_NEWUSER | _CLONE_NEWNET)  # also refused in some containers: then the hook alone holds


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        _refuse_writing(*arguments)
    elif event.startswith(_REFUSED):
        raise PermissionError(f"the analysis process may not: {event}")


def _refuse_writing(_path: Any, _mode: str | None, flags: int) -> None:
    if flags & _WRITING:
        raise PermissionError("the analysis process may not write files")
