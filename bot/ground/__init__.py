"""What everything stands on: texts, errors, the calendar, messages, typed words, the programme."""
