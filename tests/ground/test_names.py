"""What people are called: real names of all scripts pass, and nothing invisible, no link, no number
and no name of the programme's.
"""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.ground.names import NotAName, guessed, read
from bot.ground.typed import clean

OURS = ("the mentor project in Leiden", "het maatjesproject in Leiden")
REAL = [
    "O'Neill",
    "O’Neill",
    "Anne-Marie",
    "‘Abd al-Raḥmān",
    "J.P.",
    "J.P. de Vries",
    "A",
    "李",
    "ኣ",
    "أَمَل",
    "مُحَمَّدٌ",
    "نیلوفر\u200cها",
    "ሰላም",
    "ገ፟ብረ",
    "Nguyễn Thị Ánh",
    "Đặng",
    "Ọ̀ṣun",
    "לֵאָה",
    "র\u200d্যাব",
    "प्रिया",
    "ศิริ",
    "မြွှေ",
    "Björk",
    "Иван",
    "Σοφία",
    "田中さくら",
    "김민준",
    "Team 7",
    "Jan & Piet",
]


@pytest.mark.parametrize("name", REAL)
def test_a_real_name_stays_as_it_is(name: str) -> None:
    assert read(name, OURS) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    "blank",
    [
        *["\u3164", "\u115f", "\u1160", "\uffa0", "\u200b\u200d\u200c", "\u2800", "\u00a0\u3000\u2003"],
        *["\U000e0041", "\u202e\u2066", "\u034f", "\u17b4", "\ufe0f", "", "\u180e", "\u20dd", "\ue000", "…", "🌷"],
    ],
)
def test_a_name_in_which_nothing_is_visible_is_asked_again(blank: str) -> None:
    with pytest.raises(NotAName) as refused:
        read(blank * 3)
    assert refused.value.why.sentence == "I see no letters. Please write the name in letters."
    assert read(f"{blank}Sara{blank}") == "Sara"


@pytest.mark.parametrize(
    "said",
    [
        *["buurmaat.nl", "www.x", "t.me/buurmaat_bot", "https://x.nl", "Sara example.org", "sara@example.org", "@sara"],
        *["wa.me/316", "ｂｕｕｒ．ｎｌ", "Sara 0612345678", "٠٦١٢٣٤٥٦٧٨", "0 6 1 2 3 4", "①②③④⑤", "x.y.COM"],
    ],
)
def test_a_link_an_address_or_a_number_is_no_name(said: str) -> None:
    with pytest.raises(NotAName) as refused:
        read(said)
    assert refused.value.why.sentence.startswith("Please write only the name")
    assert guessed(said) == ""


@pytest.mark.parametrize(
    "said",
    [
        *["👤 Marieke of Buurmaat", "B.U.U.R.M.A.A.T", "buur maat", "Bùürmâat", "Ｂｕｕｒｍａａｔ", "Buurmaatje"],
        *["Het Maatjesproject in Leiden", "Buur\u200bmaat", "𝐁𝐮𝐮𝐫𝐦𝐚𝐚𝐭"],
    ],
)
def test_nobody_is_called_what_the_programme_is_called(said: str) -> None:
    with pytest.raises(NotAName) as refused:
        read(said, OURS)
    assert "project itself" in refused.value.why.sentence


def test_letters_of_another_script_do_not_hide_the_name_of_the_programme() -> None:
    with pytest.raises(NotAName):
        read("Вuurmаat", OURS)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("👤 Marieke", "Marieke"),
        ("⚠️ Sara 🌱", "Sara"),
        ("Sara» ✉️ Jan writes to you:", "Sara Jan writes to you"),
        ("Sa\nra", "Sa ra"),
        ("Sara\u2028\x85Jan", "Sara Jan"),
        ("\u202eSara\u202c", "Sara"),
        ("=cmd|' /C calc'!A0", "cmd ' C calc' A0"),
        ("*Sara* _Jan_ `x`", "Sara Jan ’x’"),
        ("Anne.Marie", "Anne. Marie"),
        ("Za\u0335\u0336\u0337\u0338\u0489lgo", "Za\u0335\u0336lgo"),
        ("Sa\u200dra", "Sara"),
    ],
)
def test_a_name_is_cleaned_by_what_is_visible(said: str, name: str) -> None:
    assert read(said) == name


NASTY = st.text(
    st.sampled_from("aB1é. -'’م\u200c\u200d\u0301\u0651\u3164\u202e\n\u2028»”“:@/=|│👤⚠\ufe0f🌷*_~`ⓐ\U000e0041\u115f"),
    max_size=60,
)


@given(st.one_of(NASTY, st.text(max_size=60), st.lists(st.sampled_from(REAL), min_size=1).map(" ".join)))
@example("a" * 500)
@example("\ufdfa" * 400)
def test_whatever_is_written_a_name_is_one_line_that_can_be_seen_and_read_again(said: str) -> None:
    try:
        name = read(said, OURS)
    except NotAName:
        assert guessed(said, OURS) == ""
        return
    assert any(sign.isalpha() for sign in name)
    assert name == clean(name, one_line=True)
    assert len(name.splitlines()) == 1
    assert not re.search(r"[\u3164\u115f\u1160\uffa0\u2800\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069]", name)
    assert not re.search(r"[:@/=|│»«”“\"*_~`<>\[\]{}]", name)
    assert all(unicodedata.category(sign)[0] in "LMNPZ" or sign in "\u200c\u200d" for sign in name)
    assert not re.search(r"[^\W_]{2}\.[^\W_]{2}", name)
    assert not re.search(r"[\u0300-\u036f]{4}", name)
    assert sum(sign.isdigit() for sign in name) < 5
    assert name[0] not in "=+-@"
    assert read(name, OURS) == name
