"""Pictures of a phone's screen: layout, messages and what their places mean."""
