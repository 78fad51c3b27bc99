"""Keep the catalogues in step with the code: `make language`,
or `make language LANG=so` for a new one.
"""

import sys
from datetime import UTC, datetime
from gettext import c2py
from pathlib import Path
from tomllib import loads

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
LOCALES = ROOT / "locales"
KEYWORDS = {"_": None, "plural": (1, 2)}
# A fixed date: a catalogue changes only when a text does.
_BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
_HEADER = """\
# {name} texts of Buurmaat. Who reviewed them, and when, stands in ../language.toml.
msgid ""
msgstr ""
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals={count}; plural=({forms});\\n"

"""


def extract(folder: Path = ROOT / "bot") -> Catalog:
    """Every marked sentence of the code, in the order of the files."""
    found = Catalog(project="Buurmaat", creation_date=_BEGIN, revision_date=_BEGIN)
    for filename, _line, message, _comments, _context in extract_from_dir(folder, keywords=KEYWORDS):
        found.add(message, locations=[(f"bot/{filename}", 0)])
    return found


def update(code: str, sentences: Catalog, folder: Path = LOCALES) -> None:
    """Write a language's catalogue anew: its translations stay, new sentences are empty,
    old ones go.
    """
    facts = loads((folder / code / "language.toml").read_text(encoding="utf-8"))
    path = folder / code / "LC_MESSAGES" / "messages.po"
    forms = facts["plural"]
    count = 1 + max(c2py(forms)(number) for number in range(201))
    catalogue = Catalog(creation_date=_BEGIN, revision_date=_BEGIN)
    # Tells the catalogue how many forms to write; Babel's own numbers are not ours.
    catalogue.mime_headers = [("Plural-Forms", f"nplurals={count}; plural=({forms});")]
    earlier = {}
    if path.exists():
        with path.open("rb") as file:
            earlier = {_key(message.id): message.string for message in read_po(file) if message.id}
    for message in sentences:
        if message.id:
            nothing = ("",) * count if isinstance(message.id, (tuple, list)) else ""
            catalogue.add(message.id, earlier.get(_key(message.id), nothing), locations=message.locations)
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, catalogue, _HEADER.format(name=facts["autonym"], code=code, count=count, forms=forms))


def _key(id_: object) -> object:
    return tuple(id_) if isinstance(id_, list) else id_


def _write(path: Path, catalogue: Catalog, header: str) -> None:
    with path.open("wb") as file:
        file.write(header.encode())
        write_po(file, catalogue, width=0, include_lineno=False, omit_header=True)


def main(codes: list[str]) -> None:
    sentences = extract()
    _write(LOCALES / "messages.pot", sentences, _HEADER.format(name="All", code="", count=2, forms="n != 1"))
    here = {path.parent.name for path in LOCALES.glob("*/language.toml")} - {"en"}
    for code in sorted(here | set(codes)):
        update(code, sentences)


if __name__ == "__main__":
    main(sys.argv[1:])
