"""Small made-up files and facts that people on the page can send."""

import struct
import zlib

from playground.messages import File
from playground.people import Json

CONTACT: Json = {"phone_number": "+31201234567", "first_name": "A neighbour"}
LOCATION: Json = {"latitude": 52.1601, "longitude": 4.497}


def _chunk(kind: bytes, body: bytes) -> bytes:
    check = zlib.crc32(kind + body)
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)


def _house(width: int = 320, height: int = 200) -> bytes:
    """A PNG of a warm wall with a blue door."""
    wall, door, street = b"\xea\xd9\xc3", b"\x1f\x5f\x8b", b"\xb9\xb2\xa6"
    rows = bytearray()
    for y in range(height):
        row = [street if y > height - 30 else wall] * width
        if height - 130 < y <= height - 30:
            row[130:190] = [door] * 60
        rows += b"\x00" + b"".join(row)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(bytes(rows), 9))
    return b"\x89PNG\r\n\x1a\n" + body + _chunk(b"IEND", b"")


VOICE = File("", "voice.ogg", "audio/ogg", b"OggS" + bytes(60))
PICTURE = File("", "picture.png", "image/png", _house())
STICKER = File("", "sticker.webp", "image/webp", b"RIFF\x24\x00\x00\x00WEBP")
