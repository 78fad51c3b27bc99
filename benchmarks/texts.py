"""Texts that are as costly as a text can be: what a benchmark measures and a test bounds."""

from bot.ground.typed import READ

# An ordinary short message, and one that is as long as an app lets somebody write.
SHORT = "I have a question about my letter"


def _filled(part: str) -> str:
    return (part * READ)[:READ]


HOSTILE: dict[str, str] = {
    "Latin words": _filled("I would like to ask about my letter from the municipality because "),
    "Arabic words": _filled("اريد ان اسال عن الرسالة من البلدية ومتى يفتح المكتب "),
    "Tigrinya words": _filled("ሰላም ብዛዕባ ደብዳበ ናይ ምምሕዳር ክሓትት ደልየ ኣሎኹ "),
    "Chinese": _filled("我想问一下关于市政府信件的问题"),
    "one word": _filled("a"),
    "one word, nearly ours": _filled("huisart"),
    "short words": _filled("ab "),
    "letters apart": _filled("a "),
    "a ligature of eighteen": _filled("\ufdfa"),
    "ligatures apart": _filled("\ufdfb "),
    "Korean letters in parts": _filled("\u1112\u1161\u11ab"),
    "marks on one letter": "a" + _filled("\u0301")[1:],
    "marks out of order": "a" + _filled("\u0345\u0301\u0316")[1:],
    "marks hidden from each other": "a" + _filled("\u0345\u200b\u0301\u200b\u0316\u200b")[1:],
    "families": _filled("👨\u200d👩\u200d👧\u200d👦"),
    "a chain of joiners": _filled("👩\u200d"),
    "marks of direction": _filled("\u202e\u2066"),
    "one number": _filled("1"),
    "numbers": _filled("123 "),
    "numbers apart": _filled("1 "),
    "digits of all scripts": _filled("1٢۳፬५ "),
    "nearly numbers to hide": _filled("12345678-"),
    "numbers with dashes": _filled("1 - 2 - "),
    "commas": _filled("a,"),
    "different parts": ",".join(f"x{number}" for number in range(900))[:READ],
    "nearly labels": _filled("Arabi, Englis, Duch, Tigriny, "),
    "nearly a time": _filled("14:3 uur "),
    "nearly a day": _filled("12-1- "),
    "nearly JSON": _filled('{"a":[{"b":'),
    "braces": _filled("{name}{0}%s"),
    "lines": _filled("\n"),
    "spaces": _filled(" ") + "x",
    "zeros and surrogates": _filled("\0\ud800"),
    "capitals that grow": _filled("ΐŉßﬃ"),
    "question marks": _filled("?؟"),
    "slashes": _filled("/menu"),
    "a name in pieces": _filled("Amal "),
}
