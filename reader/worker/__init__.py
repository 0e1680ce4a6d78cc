"""The analysis process: reads requests from standard input, answers on standard output."""
