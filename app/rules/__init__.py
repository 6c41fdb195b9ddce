"""Analysis of a snapshot: what was due, what was kept, what came after the agreement."""
