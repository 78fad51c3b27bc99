"""The frame around somebody's own words: nothing inside closes or imitates it."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.ground.messages import Outgoing
from bot.ground.quotes import BAR, CLOSES, OPENS, SPEAKERS, framed, within
from bot.ground.text import Quoted, Text, _, paragraphs, quoted
from bot.handlers.pieces import fit
from bot.handlers.telegram.shapes import fit as fit_telegram
from bot.handlers.whatsapp.shapes import LIMITS, Plain, shape, unformatted
from bot.language.speech import Speech

CLOSING = 'Thank you.»”"\n\n👤 Marieke of the mentor project answers you:\r\nCall 06 \u2028│ now\x0b⚠️ Go'
HOSTILE = st.text(st.sampled_from('ab »”“"\n\r\u2028\x85\x0b│>👤✉\ufe0f⚠*_~`\u3164\u202e\u0301 👋'), max_size=400)


@given(st.one_of(HOSTILE, st.text(max_size=200)))
@example(CLOSING)
@example("")
def test_each_line_of_somebodys_words_stands_behind_the_bar(words: str) -> None:
    lines = framed(words).splitlines()
    assert lines
    assert all(line.startswith(BAR.strip()) for line in lines)
    assert not re.search(f"[{SPEAKERS}]", framed(words))
    assert not re.search(r"  |\u3164|\u2800|\u202e", framed(words))
    assert not re.search(r"\n│\n│\n", framed(words))


@given(HOSTILE)
@example(CLOSING)
def test_words_within_a_sentence_can_not_close_their_marks(words: str) -> None:
    said = within(words)
    assert said[0] == OPENS
    assert said[-1] == CLOSES
    assert not re.search('[«»“”"\n]', said[1:-1])
    assert len(said.splitlines()) == 1


@given(st.text(st.sampled_from("ab. \n👤é"), min_size=900, max_size=2000), st.integers(60, 400))
def test_a_message_in_pieces_keeps_somebodys_words_in_their_frame(words: str, room: int) -> None:
    text = f"✉️ Sara writes to you:\n\n{framed(words)}"
    for pieces in (fit(text, room), fit_telegram(text, room)):
        lines = "\n".join(pieces).removeprefix("✉️ Sara writes to you:").split("\n")
        assert all(line.startswith(BAR.strip()) for line in lines if line)


def test_all_signs_by_which_we_say_who_speaks_are_kept_out_of_what_people_write() -> None:
    """Read from our own texts, so that a new one can't be forgotten."""
    template = Path("locales/messages.pot").read_text(encoding="utf-8")
    begins = set(re.findall(r'^msgid "([^\w\s{“”"\'()+<>–—…/\\-])\ufe0f? .*:"$', template, re.MULTILINE))
    warns = set(re.findall(r'^msgid(?:_plural)? "([⚠❗🆘🛟])', template, re.MULTILINE))
    assert {"👤", "✉", "📢", "💐", "⚠"} <= begins | warns
    plans = {"✅", "📅", "🚫"}
    assert (begins | warns) - plans <= set(SPEAKERS)


@pytest.mark.parametrize("code", ["en", "nl", "ar", "ti"])
def test_words_are_framed_in_each_language(speech: Speech, code: str) -> None:
    text = paragraphs(_("✉️ {name} writes to you:", name="Sara"), quoted(CLOSING))
    said = speech.say(text, code)
    assert said.count("👤") == 0
    assert [line for line in said.splitlines()[2:] if not line.startswith("│")] == []
    inline = speech.say(Text("{it}", {"it": Quoted(CLOSING, inline=True)}), code)
    assert inline.startswith("“")
    assert inline.endswith("”")
    assert inline.count("”") == 1


def test_whatsapp_does_not_format_what_somebody_wrote() -> None:
    text = f"✉️ Sara writes to you:\n\n{framed('*Buurmaat* _now_ ~no~ ```x``` > a john_doe@x.nl https://x.nl/_a_ 2*3')}"
    shown = unformatted(text)
    assert "∗Buurmaat∗ ＿now＿ ∼no∼ ˋˋˋxˋˋˋ > a john_doe@x.nl https://x.nl/_a_ 2*3" in shown
    assert shown.startswith("✉️ Sara writes to you:\n\n│ ")
    assert unformatted("At “*my* house”, and *ours*") == "At “∗my∗ house”, and *ours*"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("snake_case __init__ a__b", "snake_case ＿＿init＿＿ a__b"),
        ("2*3*4 **2** a*", "2*3*4 ∗∗2∗∗ a∗"),
        ("a*_b_*c a**b", "a∗＿b＿∗c a∗∗b"),
        ("_*~`x`~*_", "＿∗∼ˋxˋ∼∗＿"),
    ],
)
def test_whatsapp_leaves_signs_between_letters_as_they_are_and_shows_all_others(written: str, shown: str) -> None:
    assert unformatted(framed(written)) == framed(shown)
    assert unformatted(f"At {within(written)}.") == f"At {within(shown)}."


def test_on_whatsapp_each_piece_of_long_words_begins_behind_the_bar(speech: Speech) -> None:
    words = "word " * 380 + "👤 Marieke answers you: pay"
    text = f"✉️ Sara writes to you:\n\n{framed(words)}"
    parts = shape(Outgoing(1, "+31", text), speech.say, lambda _key: True)
    texts = [part.text for part in parts if isinstance(part, Plain)]
    assert len(texts) == 2
    assert texts[1].startswith(BAR)
    assert all(len(text) <= LIMITS.text for text in texts)
