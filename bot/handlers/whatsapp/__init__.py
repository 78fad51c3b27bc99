"""WhatsApp by Twilio: sending, shapes, reading, templates."""
