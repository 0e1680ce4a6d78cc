"""Entries as the library files them."""

from reader.model.entry import Entry, FiledEntry
from reader.register.keys import keys


def filed(entry: Entry) -> FiledEntry:
    """Return the record with the keys that it is looked up by."""
    return FiledEntry.of(entry, tuple(dict.fromkeys(key for name in entry.names for key in keys(name, entry.kind))))
