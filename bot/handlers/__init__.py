"""The edges: one file per channel, reading and sending together, and the web server."""
