"""One batch of messages, one transaction: understood, carried out, written."""
