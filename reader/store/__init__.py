"""Remembers, in one SQLite file."""
