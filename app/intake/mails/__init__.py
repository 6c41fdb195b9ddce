"""Mail: single messages, mailboxes, and what is attached."""
