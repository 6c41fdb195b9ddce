"""A snapshot becomes a document: block model, Word, PDF."""
