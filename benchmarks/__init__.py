"""How fast the bot is: measured from the bytes of a Telegram update to the committed answer,
beside its peers.
"""
