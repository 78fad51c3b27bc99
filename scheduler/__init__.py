"""What happens by the clock: a heartbeat, and the jobs it runs."""
