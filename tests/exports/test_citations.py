"""Citations, read back by the libraries that reference managers are made of."""

import json
import warnings
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from plugins.pressmark.exports.citations import (
    FORMATS,
    Citation,
    bibtex_bytes,
    citation,
    csl_bytes,
    plain_citation,
    ris_bytes,
)
from plugins.pressmark.model import StoryCode
from tests.exports.archive import SITE, archive

FERRIES = Citation(
    code=StoryCode("892006"),
    headline="Ferries Wait",
    publication="Example Agency",
    author="Ada Quay",
    date="2020-10-04",
    language="en",
    address="https://example.org/archive/stories/892006.html",
    archive="The Harbour Post",
)
OWN = FERRIES._replace(publication="The Harbour Post", author="")
CITATIONS = [citation(document, site=SITE) for document in archive(10_000)]


def test_a_citation_says_what_the_story_says() -> None:
    told = {cited.code: cited for cited in CITATIONS}

    assert told[StoryCode("800199")] == Citation(
        code=StoryCode("800199"),
        headline="'Quoted' by an apostrophe 199",
        publication="'Quoted' by an apostrophe",
        author="Ada Quay",
        date="2012-03-06",
        language="en",
        address="https://example.org/archive/stories/800199.html",
        archive="The Harbour Post",
    )
    assert told[StoryCode("800001")].publication == "The Harbour Post"


def test_plain_text() -> None:
    assert plain_citation(OWN) == (
        "“Ferries Wait”. The Harbour Post, 2020-10-04. Story Code 892006."
        " https://example.org/archive/stories/892006.html"
    )
    assert plain_citation(FERRIES) == (
        "Ada Quay. “Ferries Wait”. Example Agency, in The Harbour Post, 2020-10-04. Story Code 892006."
        " https://example.org/archive/stories/892006.html"
    )


def test_bibtex() -> None:
    assert bibtex_bytes([FERRIES]).decode() == (
        "@article{story892006,\n"
        "  title = {{Ferries Wait}},\n"
        "  author = {{Ada Quay}},\n"
        "  journal = {Example Agency},\n"
        "  entrysubtype = {newspaper},\n"
        "  date = {2020-10-04},\n"
        "  year = {2020},\n"
        "  month = {10},\n"
        "  language = {en},\n"
        "  url = {https://example.org/archive/stories/892006.html},\n"
        "  note = {Story Code 892006},\n"
        "}\n"
    )


def test_ris() -> None:
    assert ris_bytes([OWN]).decode() == (
        "TY  - NEWS\n"
        "ID  - story892006\n"
        "TI  - Ferries Wait\n"
        "T2  - The Harbour Post\n"
        "PY  - 2020\n"
        "DA  - 2020/10/04\n"
        "LA  - en\n"
        "DB  - The Harbour Post\n"
        "AN  - 892006\n"
        "UR  - https://example.org/archive/stories/892006.html\n"
        "ER  - \n"
    )


def test_csl() -> None:
    assert json.loads(csl_bytes([FERRIES])) == [
        {
            "id": "story892006",
            "type": "article-newspaper",
            "title": "Ferries Wait",
            "container-title": "Example Agency",
            "issued": {"date-parts": [[2020, 10, 4]]},
            "language": "en",
            "URL": "https://example.org/archive/stories/892006.html",
            "archive": "The Harbour Post",
            "archive_location": "892006",
            "author": [{"literal": "Ada Quay"}],
        }
    ]


def read_bibtex(citations: list[Citation]) -> list[dict[str, str]]:
    """Every entry's type, key and fields as plain text; the outer braces of a title are taken off."""
    decode = LatexDecodingMiddleware()
    library = parse_string(bibtex_bytes(citations).decode(), append_middleware=[decode])
    assert library.failed_blocks == []
    return [
        {"type": entry.entry_type, "key": entry.key}
        # The decoder's circumflex is the accent.
        | {name: field.value.replace("ˆ", "^") for name, field in entry.fields_dict.items()}
        for entry in library.entries
    ]


def test_bibtexparser_reads_every_citation() -> None:
    # Not all: it takes milliseconds for each.
    cited = CITATIONS[:300]

    assert [
        (e["type"], e["key"], e["title"], e["journal"], e["date"], e["url"], e["note"]) for e in read_bibtex(cited)
    ] == [
        ("article", f"story{c.code}", c.headline, c.publication, c.date, c.address, f"Story Code {c.code}")
        for c in cited
    ]


def test_rispy_reads_every_citation() -> None:
    read = rispy.loads(ris_bytes(CITATIONS).decode())

    assert [
        (e["type_of_reference"], e["title"], e["secondary_title"], e["date"], e["accession_number"], e["urls"])
        for e in read
    ] == [("NEWS", c.headline, c.publication, c.date.replace("-", "/"), c.code, [c.address]) for c in CITATIONS]


def test_citeproc_prints_every_citation() -> None:
    items = json.loads(csl_bytes(CITATIONS[:100]))
    with warnings.catch_warnings():
        # citeproc-py tells of members that its copy of the standard does not know.
        warnings.simplefilter("ignore")
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
        for item in items:
            bibliography.register(Cited([CitationItem(item["id"])]))
        printed = [str(entry) for entry in bibliography.bibliography()]

    assert len(printed) == 100
    assert all(any(item["container-title"] in entry for entry in printed) for item in items)


@pytest.mark.parametrize("ending", FORMATS)
def test_an_empty_archive_has_no_citation(ending: str) -> None:
    content: Any = FORMATS[ending]([])

    assert content in {b"", b"[\n\n]\n"}


@pytest.mark.parametrize(
    "headline", ["a {b} c", "100% & $5 #1 _x_ ~ ^ \\ .", "{{ 7 * 7 }}", "\\input{x}", "ends with \\", "@article"]
)
def test_what_tex_would_act_on_is_text(headline: str) -> None:
    assert [entry["title"] for entry in read_bibtex([FERRIES._replace(headline=headline)])] == [headline]


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("a } b", "a {\\textbraceright} b"),
        ("a { b", "a {\\textbraceleft} b"),
        ("}{", "{\\textbraceright}{\\textbraceleft}"),
    ],
)
def test_a_lonely_brace_does_not_break_out_of_its_entry(headline: str, title: str) -> None:
    citations = [FERRIES._replace(headline=headline, code=StoryCode("1")), FERRIES]

    assert f"  title = {{{{{title}}}}},\n" in bibtex_bytes(citations).decode()
    assert [entry["key"] for entry in read_bibtex(citations)] == ["story1", "story892006"]
