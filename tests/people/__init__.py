"""People: sign-up, waiting, apps, their data."""
