"""The profile of Leiden as it is written: the one that tests break in one place."""

from bot.ground import programme as programmes

GOOD = (programmes.HERE / "leiden.toml").read_text(encoding="utf-8")
