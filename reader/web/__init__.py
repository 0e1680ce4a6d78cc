"""Fetches a page when the reader asks: the only HTTP in the house."""
