"""Judgements half written: kept until the reader has written them down."""

from reader.app.access import Access
from reader.store import settings


def load_drafts(library: Access) -> dict[str, str]:
    """Return the drafts there are, by the uid of the source that each is about."""
    return library.read(lambda connection: settings.load_under(connection, settings.DRAFT))


def keep_draft(library: Access, source: str, words: str) -> None:
    """Keep the draft about a source, named by its uid; "" forgets it."""
    name = f"{settings.DRAFT}{source}"
    if words:
        library.write(lambda connection: settings.save_setting(connection, name, words))
    else:
        library.write(lambda connection: settings.drop_setting(connection, name))
