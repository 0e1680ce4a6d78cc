"""What a reader can ask for, one function each; plain Python."""
