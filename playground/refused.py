"""What the stand-in answers when it refuses, in Telegram's own words."""


class Refused(Exception):
    """A call ended with ``{"ok": false, "error_code": code, "description": description}``."""

    def __init__(self, code: int, description: str, *, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after


def bad_request(why: str) -> Refused:
    return Refused(400, f"Bad Request: {why}")


def forbidden(why: str) -> Refused:
    return Refused(403, f"Forbidden: {why}")


def too_many_requests(seconds: int) -> Refused:
    return Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def conflict(why: str) -> Refused:
    return Refused(409, f"Conflict: {why}")
