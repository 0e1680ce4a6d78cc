"""Reads public registers and recognises a source in them."""
