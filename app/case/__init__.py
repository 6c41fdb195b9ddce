"""The record: one folder a case, every change journalled, every original hashed."""
