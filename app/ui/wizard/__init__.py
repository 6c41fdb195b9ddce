"""Preparing a document step by step: for whom, what is missing, what goes in, how it reads, and out."""
