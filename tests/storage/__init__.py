"""The database itself: its writer, its migrations, its statements."""
