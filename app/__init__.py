"""Jushi 据实: a dated, provable timeline of what happened after a repayment agreement."""
