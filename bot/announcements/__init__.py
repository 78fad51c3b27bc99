"""Announcements and subscriptions: what they are."""
