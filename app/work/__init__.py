"""The use cases that window and command line both call."""
