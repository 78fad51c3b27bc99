"""What is more than one value and lies in one column: JSON, packed and unpacked on every turn."""

from typing import Any

import orjson


def pack(value: object) -> str:
    """JSON without spaces, letters of every script as they are.

    Raises TypeError for what JSON has no form for.
    """
    # A name may be a member of a StrEnum as well.
    return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode()


def unpack(stored: str) -> Any:
    """What was packed; raises ValueError where it is no JSON."""
    return orjson.loads(stored)
