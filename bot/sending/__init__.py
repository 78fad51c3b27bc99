"""What goes out: delivery, its pace, windows, and what services say later."""
