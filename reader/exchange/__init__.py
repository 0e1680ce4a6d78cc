"""Writes and reads annotated copies."""
