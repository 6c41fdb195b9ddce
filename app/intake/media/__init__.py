"""Sound and video: recordings of calls, and recordings of a scrolled screen."""
