"""Finds a place in a text again after an edit, or says that it cannot."""
