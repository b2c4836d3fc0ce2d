"""Citations of stories, as people and reference managers write them: plain text, BibTeX, RIS, CSL-JSON.

Goes in: archive documents, the `Site`. Comes out: a `Citation` for each, and text made of it. A story is cited as an
article of a newspaper: `TY  - NEWS`, CSL's `article-newspaper`, and in BibTeX what biblatex knows as one, an `@article`
of `entrysubtype = {newspaper}`, which classic styles print as well.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from ..documents import ArchiveDocument, Site
from ..model import StoryCode
from ..words import ENGLISH, Words


class Citation(NamedTuple):
    """What a citation says of a story. Plain data, so that a file can be planned by it."""

    code: StoryCode
    headline: str
    # Where the story comes from: its source if it tells one, else the archive.
    publication: str
    # As the story writes it; empty where it tells none.
    author: str
    # ISO 8601, the day of the dateline.
    date: str
    # BCP 47.
    language: str
    # Absolute.
    address: str
    # The archive's name.
    archive: str


def citation(document: ArchiveDocument, *, site: Site) -> Citation:
    """Give what a citation of a story says."""
    story = document.story
    told = dict(story.fields)
    return Citation(
        code=story.code,
        headline=story.headline,
        publication=told.get("source") or site.name,
        author=told.get("author", ""),
        date=story.dateline.local.date().isoformat(),
        language=document.language,
        address=document.permalink,
        archive=site.name,
    )


def plain_citation(cited: Citation) -> str:
    """Write a citation as one line for people."""
    return f"{citation_text(cited)} {cited.address}"


def citation_text(cited: Citation, words: Words = ENGLISH) -> str:
    """Write a citation without the address; the day in ISO 8601, which reads alike in every language."""
    author = f"{cited.author}. " if cited.author else ""
    where = cited.publication
    if where != cited.archive:
        where = words.gettext("%(publication)s, in %(archive)s", publication=where, archive=cited.archive)
    return author + words.gettext(
        "“%(headline)s”. %(publication)s, %(date)s. Story Code %(code)s.",
        headline=cited.headline,
        publication=where,
        date=cited.date,
        code=cited.code,
    )


def bibtex(cited: Citation) -> str:
    """Write a citation as an entry of BibTeX and biblatex, in UTF-8."""
    year, month, _ = cited.date.split("-")
    members = {
        # Doubled, or styles would make small letters of names.
        "title": f"{{{_tex(cited.headline)}}}",
        "author": f"{{{_tex(cited.author)}}}" if cited.author else "",
        "journal": _tex(cited.publication),
        "entrysubtype": "newspaper",
        "date": cited.date,
        # For styles older than biblatex.
        "year": year,
        "month": str(int(month)),
        "language": cited.language,
        # Verbatim by definition: a "%" in it begins no comment.
        "url": cited.address,
        "note": f"Story Code {cited.code}",
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in members.items() if value]
    return f"@article{{story{cited.code},\n{''.join(lines)}}}\n"


def ris(cited: Citation) -> str:
    """Write a citation as a record of RIS."""
    members = [
        ("TY", "NEWS"),
        ("ID", f"story{cited.code}"),
        ("TI", cited.headline),
        ("AU", cited.author),
        ("T2", cited.publication),
        ("PY", cited.date[:4]),
        ("DA", cited.date.replace("-", "/")),
        ("LA", cited.language),
        ("DB", cited.archive),
        # Reference managers show it as the place within the archive.
        ("AN", cited.code),
        ("UR", cited.address),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\n" for tag, value in members if value or tag == "ER")


def csl(cited: Citation) -> Mapping[str, object]:
    """Give a citation as an item of CSL-JSON."""
    item: dict[str, object] = {
        "id": f"story{cited.code}",
        "type": "article-newspaper",
        "title": cited.headline,
        "container-title": cited.publication,
        "issued": {"date-parts": [[int(part) for part in cited.date.split("-")]]},
        "language": cited.language,
        "URL": cited.address,
        "archive": cited.archive,
        "archive_location": cited.code,
    }
    # Literal, for no rule tells first names from last ones in every language.
    return item | ({"author": [{"literal": cited.author}]} if cited.author else {})


def bibtex_bytes(citations: Iterable[Citation]) -> bytes:
    """Write a file of BibTeX."""
    return "\n".join(map(bibtex, citations)).encode()


def ris_bytes(citations: Iterable[Citation]) -> bytes:
    """Write a file of RIS."""
    return "\n".join(map(ris, citations)).encode()


def csl_bytes(citations: Iterable[Citation]) -> bytes:
    """Write a file of CSL-JSON, one citation a line."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    items = ",\n".join(encode(csl(cited)) for cited in citations)
    return f"[\n{items}\n]\n".encode()


def plain_bytes(citations: Iterable[Citation]) -> bytes:
    """Write citations for people, one a line."""
    return "".join(f"{plain_citation(cited)}\n" for cited in citations).encode()


# By the ending of the file.
FORMATS: Mapping[str, Callable[[Iterable[Citation]], bytes]] = {
    "bib": bibtex_bytes,
    "ris": ris_bytes,
    "json": csl_bytes,
}

_TEX = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{mark: f"\\{mark}" for mark in "$&%#_{}"},
    }
)
# BibTeX counts braces even after a backslash, so one without its fellow is written by its name; only then, since
# reference managers do not know the names.
_LONELY_TEX = _TEX | str.maketrans({"{": r"{\textbraceleft}", "}": r"{\textbraceright}"})


def _tex(text: str) -> str:
    return text.translate(_TEX if _braces_nest(text) else _LONELY_TEX)


def _braces_nest(text: str) -> bool:
    if "{" not in text and "}" not in text:
        return True
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0
