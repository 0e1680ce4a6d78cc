"""Finds who says what in an article, and who they are."""
