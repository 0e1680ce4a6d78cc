"""What ends the reading of a file before its end."""


class DamagedError(OSError):
    """The file cannot be read to its end: damaged, cut off or a trap; `str()` says which."""
