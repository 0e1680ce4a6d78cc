"""What time it is, as the library writes it."""

from datetime import UTC, datetime


def now() -> str:
    """Return the moment as ISO date and time, UTC; later ones sort later."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
