"""Backups, exports and tables: messages, calls and payments that come as data."""
