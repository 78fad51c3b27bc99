"""What every floor stands on: calendar, profile, numbers, addresses."""
