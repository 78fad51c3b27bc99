"""Recipes for the tests: one of each kind, as they would lie in the outbox."""

from typing import Any

Recipe = dict[str, Any]

CERTIFICATE: Recipe = {
    "paper": "certificate",
    "name": "certificaat.pdf",
    "language": "nl",
    "right_to_left": False,
    "title": "Certificaat van vrijwilligerswerk",
    "programme": "Mentorproject Leiden",
    "person": "Jan de Vries",
    "lines": ["heeft als mentor een nieuwkomer in Leiden geholpen met de Nederlandse taal en het leven in de stad."],
    "rows": [["Periode", "3 maart – 4 oktober 2026"], ["Ontmoetingen", "24"]],
    "place_and_day": "Leiden, 24 november 2026",
    "signature": "Fatima el Amrani",
    "role": "Vrijwilligerscoördinator",
    "small": "Gemaakt door Buurmaat.",
}
PATH: Recipe = {
    "paper": "path",
    "name": "programme.png",
    "language": "ar",
    "right_to_left": True,
    "title": "برنامجي",
    "subtitle": "أمل، الأسبوع 9 من 96",
    "parts": [
        {"icon": "", "label": "مجموعة البداية", "detail": "انتهت", "state": "done"},
        {"icon": "", "label": "دورة الاندماج المدني", "detail": "09:00", "state": "now"},
        {"icon": "", "label": "المحادثة بعد 3 أشهر", "detail": "", "state": "next"},
        {"icon": "", "label": "الاعتراف بالشهادات", "detail": "", "state": "open"},
    ],
    "state_words": {"done": "تمّ", "now": "الآن", "next": "التالي", "open": ""},
    "helps": "اسأل مدير ملفك (klantmanager).",
}
BARS: Recipe = {
    "paper": "bars",
    "name": "hours.png",
    "language": "nl",
    "right_to_left": False,
    "title": "De meeste koppels zien elkaar elke week",
    "rows": [{"label": "Elke week", "value": 124, "note": ""}, {"label": "Nog niet", "value": 0, "note": "geen"}],
    "footnote": "174 koppels",
}
LINES: Recipe = {
    "paper": "lines",
    "name": "verloop.png",
    "language": "nl",
    "right_to_left": False,
    "title": "Meer afspraken dan hiervoor",
    "points": ["26 okt", "2 nov", "9 nov", "16 nov"],
    "lines": [
        {"label": "Beide kanten zeggen het", "values": [3, 11, 14, 4], "end": "4"},
        {"label": "Eén kant zegt het", "values": [1, 4, None, 3], "end": "3"},
    ],
    "open": [3],
    "footnote": "Per week. Een open punt is geen hele week.",
}
CALENDAR: Recipe = {
    "paper": "calendar",
    "name": "meeting.ics",
    "language": "ti",
    "right_to_left": False,
    "uid": "meeting-7@buurmaat",
    "sequence": 2,
    "cancelled": False,
    "summary": "ሰላምን Jan",
    "description": "Koffie; thee, of water\nen een wandeling",
    "location": "Bibliotheek, Leiden",
    "url": "https://www.openstreetmap.org/search?query=Bibliotheek%2C+Leiden",
    "zone": "Europe/Amsterdam",
    "day": "2026-11-26",
    "time": "14:30",
    "minutes": 90,
    "stamp": 1_795_000_000,
    "organizer": "mentor@example.org",
}
WORDS: Recipe = {"paper": "text", "name": "my-data.json", "language": "ar", "text": '{"name": "أمل"}'}
ALL = (CERTIFICATE, PATH, BARS, LINES, CALENDAR, WORDS)
