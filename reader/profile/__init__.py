"""Decides which appearances are one source, and applies corrections: pure functions."""
