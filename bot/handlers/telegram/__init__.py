"""Telegram: sending, shapes, reading."""
