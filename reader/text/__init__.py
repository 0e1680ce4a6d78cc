"""Gets the article out of a file, a page or a paste."""
