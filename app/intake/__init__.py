"""Files to readings to drafts: no Qt, no database."""
