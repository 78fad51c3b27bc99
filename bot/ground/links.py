"""Addresses of web pages: looked at by their parts, never by how they begin."""

from urllib.parse import SplitResult, urlsplit

# This machine itself, where stand-ins live.
_HERE = ("127.0.0.1", "localhost", "::1")


def parts(url: str) -> SplitResult | None:
    """A web address in its parts; None when it is none, or could be read as going elsewhere.

    A browser takes a backslash for a stroke, drops what can't be seen, and goes to the host behind
    an ``@``; Python's ``urlsplit`` reads some of these otherwise.
    """
    if any(sign in '\\"<>' or not sign.isprintable() or sign.isspace() for sign in url):
        return None
    try:
        found = urlsplit(url)
        well = found.port is None or found.port > 0
    except ValueError:
        return None
    if not well or found.scheme not in ("http", "https") or not found.hostname or "@" in found.netloc:
        return None
    return found


def is_here(url: str) -> bool:
    """Whether it is a server on this machine."""
    found = parts(url)
    return found is not None and found.hostname in _HERE


def is_secure(url: str) -> bool:
    """Whether it is an https address of a host with a whole name, fit to be shown to people."""
    found = parts(url)
    return found is not None and found.scheme == "https" and "." in str(found.hostname)


def on_a_map(latitude: object, longitude: object) -> str:
    """Where somebody is, as a link that any phone opens; "" for what is no place on earth."""
    try:
        north, east = float(str(latitude)), float(str(longitude))
    except ValueError:
        return ""
    # What is no number is within no bounds.
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        return ""
    return f"https://www.openstreetmap.org/?mlat={north:.5f}&mlon={east:.5f}&zoom=17"
