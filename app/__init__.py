"""Jushi 据实: a dated, provable timeline of what happened after a repayment agreement."""

VERSION = "0.1.0"
"""The version: shown, frozen and packed; a test holds it to pyproject.toml."""
