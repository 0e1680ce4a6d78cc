"""Names that no two things share: UUIDs as text."""


def new_uid() -> str:
    """Return a name that nothing else has, by chance alone."""
    from uuid import uuid4  # here: it asks the system for its version as it is loaded, 2 ms of a start that needs none

    return str(uuid4())


def uid_from(words: str) -> str:
    """Return the name that these words always have, and no others."""
    from uuid import NAMESPACE_URL, uuid5

    return str(uuid5(NAMESPACE_URL, words))
