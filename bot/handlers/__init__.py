"""The edges: a folder per channel, reading and sending together, and the web server."""
