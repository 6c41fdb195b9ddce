"""What a reading means: drafts of entries and payments, their class, and whose numbers they name."""
