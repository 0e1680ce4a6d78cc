"""Short checkable statements about a source, each with its evidence."""
