"""The one codec between a reading and the JSON that worker, command line and copies use."""
