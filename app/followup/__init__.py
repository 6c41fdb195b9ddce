"""What comes next: authorities, clocks, cards, reminders, the calendar file; pure, no database, no Qt."""
