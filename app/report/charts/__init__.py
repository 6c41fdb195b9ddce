"""Pictures of the record: what they show (data), where each mark stands (layout), and as files."""
