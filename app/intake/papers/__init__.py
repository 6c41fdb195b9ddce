"""Documents: pages of PDF, Word, scans and photos, and the agreements and bills on them."""
