"""Papers: each kind from its recipe, whatever stands in it, and what a broken recipe says."""

import json
import re
from typing import Any

import pytest
import typst

from bot import papers
from bot.ground.errors import PaperError
from bot.papers import pictures
from tests.papers.cookbook import ALL, BARS, CERTIFICATE, LINES, PATH, WORDS, Recipe

ODD = '#eval("x") *a* _b_ $x$ `c` <d> @e \\ // /* [f] = {"g"} #sys.version'


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def pixels(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


@pytest.mark.parametrize("recipe", ALL, ids=lambda recipe: recipe["paper"])
def test_the_same_recipe_gives_the_same_bytes_also_after_a_way_through_the_outbox(recipe: Recipe) -> None:
    made = papers.make(recipe)
    assert made.name == recipe["name"]
    assert made == papers.make(json.loads(json.dumps(recipe)))


def test_a_certificate_is_one_page_of_pdf_that_knows_its_title_and_language() -> None:
    made = papers.make(CERTIFICATE)
    assert made.mime == "application/pdf"
    assert made.data.startswith(b"%PDF-")
    assert pages(made.data) == 1
    assert b"/Lang(nl)" in made.data


@pytest.mark.parametrize(
    "more",
    [
        {"person": "Maximiliaan-Alexander Gebrehiwot-Tesfamichael van Wassenaer van Obdam " * 5},
        {"person": "W" * 390, "signature": "W" * 390, "place_and_day": "W" * 390},
        {"lines": ["Een lange zin die maar niet ophoudt. " * 50] * 12},
        {"rows": [["label " * 30, "value " * 30]] * 12},
        {"small": "voetnoot " * 200, "title": "Certificaat " * 30, "programme": "Programma " * 39},
    ],
    ids=["a long name", "words without an end", "many lines", "many rows", "long titles"],
)
def test_a_certificate_stays_one_page_whatever_stands_on_it(more: dict[str, Any]) -> None:
    assert pages(papers.make(CERTIFICATE | more).data) == 1


@pytest.mark.parametrize("recipe", [PATH, BARS, LINES], ids=["path", "bars", "lines"])
def test_a_picture_is_as_wide_as_a_phone_at_two_pixels_a_point(recipe: Recipe) -> None:
    made = papers.make(recipe)
    assert made.mime == "image/png"
    assert pixels(made.data)[0] == 720


def test_the_longest_road_is_a_picture_that_a_chat_takes() -> None:
    long = {"label": "ናይ ዜግነት ምውህሃድ ትምህርትን መግለጺ ተሳትፎን", "detail": "ሰኑይን ረቡዕን 9:00", "state": "open"}
    width, height = pixels(papers.make(PATH | {"parts": [long] * 20}).data)
    assert width + height < 10_000
    assert height < 20 * width


def drawn(*lines: list[int | None], **more: Any) -> bytes:
    points = [f"{number} nov" for number in range(len(lines[0]))]
    rows = [{"label": "Koppels", "values": list(values), "end": "x"} for values in lines]
    return papers.make(LINES | {"points": points, "lines": rows, "open": []} | more).data


@pytest.mark.parametrize(
    "lines",
    [
        ([0],),
        ([7],),
        ([0, 0, 0], [0, 0, 0]),
        ([None, None], [None, 3]),
        ([None] * 5,),
        ([5, None, 6, None, None, 7],),
        ([1] * 60, [1] * 60, [1] * 60, [2_000_000] * 60),
    ],
    ids=["nothing", "one point", "all zeroes", "almost nothing", "all hidden", "gaps", "sixty points"],
)
def test_lines_are_drawn_whatever_happened(lines: tuple[list[int | None], ...]) -> None:
    assert pixels(drawn(*lines))[0] == 720


def test_a_point_that_is_not_over_looks_different() -> None:
    assert drawn([3, 4, 1]) != drawn([3, 4, 1], open=[2])


def test_words_at_the_ends_of_lines_never_lie_on_each_other() -> None:
    """The same end four times, at the top and at the bottom:
    the labels stand apart and inside the chart.
    """
    source = (pictures.HERE / "lines.typ").read_text().split("#let label-width")[0]
    asked = "#metadata(({tops}).map(each => each.pt())) <tops>"
    for wanted in ("0pt", "168pt", "80pt"):
        tops = f"spread(({wanted},) * 4, (30pt, 44pt, 30pt, 30pt), 168pt, 7pt)"
        given = {"recipe": json.dumps(LINES)}
        found = typst.query(
            (source + asked.replace("{tops}", tops)).encode(),
            "<tops>",
            "value",
            True,
            root=pictures.HERE,
            font_paths=pictures._faces(),
            sys_inputs=given,
        )
        places = json.loads(found)
        assert places == sorted(places)
        ends = [top + high for top, high in zip(places, (30, 44, 30, 30), strict=True)]
        assert all(end + 6.9 <= top for end, top in zip(ends, places[1:], strict=False))
        assert places[0] >= 0
        assert ends[-1] <= 168


def test_a_picture_for_who_reads_from_the_right_is_mirrored() -> None:
    one = {"label": "x", "detail": "", "state": "done"}
    given = PATH | {"title": "", "subtitle": "", "helps": "", "parts": [one], "state_words": {"done": ""}}
    assert papers.make(given).data != papers.make(given | {"right_to_left": False}).data


@pytest.mark.parametrize("odd", [ODD, "\u2068أمل\u2069 🌸 \u200fx", "x" * 300, "", "a\nb", "\x00\x07"])
def test_any_words_can_be_drawn(odd: str) -> None:
    part = {"label": odd, "detail": odd, "state": "now", "icon": "🎓"}
    papers.make(PATH | {"title": odd, "parts": [part], "helps": odd})
    papers.make(BARS | {"rows": [{"label": odd, "value": 0, "note": odd}]})
    line = {"label": odd, "values": [1], "end": odd[:20]}
    papers.make(LINES | {"title": odd, "points": [odd[:30]], "lines": [line, line], "open": [], "footnote": odd})
    papers.make(CERTIFICATE | {"person": odd, "lines": [odd], "rows": [[odd, odd]], "small": odd})


@pytest.mark.parametrize("words", ['#eval("x")', "*a*", "#(1+1)", "$x$", "_b_ `c` <d> @e // [f]"])
def test_what_looks_like_markup_is_printed_as_it_is(words: str) -> None:
    source = b'#import "look.typ": *\n#metadata(repr([#it.person])) <laid-out>'
    given = {"recipe": json.dumps(CERTIFICATE | {"person": words})}
    asked = typst.query(
        source, "<laid-out>", "value", True, root=pictures.HERE, font_paths=pictures._faces(), sys_inputs=given
    )
    # Typst's own word for what is laid out: one text, nothing bold, no formula.
    assert json.loads(asked) == f"[{words}]"


def test_pictograms_and_invisible_marks_are_left_out_and_letters_of_our_scripts_are_not() -> None:
    assert pictures._printable("\u2068أمل\u2069 🌸👍🏽✓→ ሰላም፡ ፩ é ñ 9:00") == "أمل  ሰላም፡ ፩ é ñ 9:00"
    assert pictures._printable({"a": ["\u20669\u2069", 3]}) == {"a": ["9", 3]}


def test_nothing_of_the_machine_is_needed_to_draw() -> None:
    families = pictures._faces().families()
    assert sorted(families) == ["Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic"]


def test_a_text_is_kept_to_the_letter() -> None:
    made = papers.make(WORDS)
    assert (made.mime, made.data.decode()) == ("application/json", WORDS["text"])
    assert papers.make(WORDS | {"name": "words.txt"}).mime == "text/plain"


@pytest.mark.parametrize(
    ("recipe", "why"),
    [
        ({}, "union_tag_not_found"),
        ({"paper": "poem", "name": "secret"}, "union_tag_invalid"),
        (CERTIFICATE | {"lines": "secret"}, "lines: list_type"),
        ({name: value for name, value in PATH.items() if name != "state_words"}, "state_words: missing"),
        (PATH | {"parts": []}, "parts: too_short"),
        (PATH | {"parts": [{"label": "secret", "state": "lost"}]}, "parts.0.state: literal_error"),
        (PATH | {"state_words": {"done": "secret"}}, "path: value_error"),
        (BARS | {"rows": [{"label": "secret", "value": -1}]}, "rows.0.value: greater_than_equal"),
        (LINES | {"points": ["secret"]}, "lines: value_error"),
        (BARS | {"secret": 1}, "extra_forbidden"),
        (BARS | {"name": "../secret"}, "name: string_pattern_mismatch"),
    ],
)
def test_a_broken_recipe_says_what_is_wrong_and_nobody_s_words(recipe: Recipe, why: str) -> None:
    with pytest.raises(PaperError, match=why) as error:
        papers.make(recipe)
    assert "../" not in str(error.value)


@pytest.mark.parametrize("letter", ["e", "ሀ", "ל", "👤"])
def test_marks_that_pile_up_on_a_letter_are_not_drawn(letter: str) -> None:
    """A page of them takes a hundred times as long as another."""
    piled = f"{letter}{chr(0x301) * 50}" * 8
    assert len(pictures._printable(piled).replace(pictures.BREAK, "")) <= 8 * (1 + 4)
