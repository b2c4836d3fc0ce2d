"""Saved pages: each file of `tests/data/saved_pages` beside what it must give, and the rules that no single page shows.

`python -m tests.stories.test_saved_page` writes the expectations anew; read the difference before keeping it.
"""

import json
import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.pressmark.errors import StoryError
from plugins.pressmark.stories.saved.codes import address_code
from plugins.pressmark.stories.saved.moments import read_moment
from plugins.pressmark.stories.saved.page import SavedPage, read_saved_page

FOLDER = Path(__file__).parent.parent / "data" / "saved_pages"
PAGES = sorted([*FOLDER.glob("*.html"), *FOLDER.glob("*.mhtml")])
ZONE = ZoneInfo("Asia/Tehran")


def read(text: str, *, name: str = "page.html") -> SavedPage:
    return read_saved_page(text.encode(), path=name, timezone=ZONE)


def reasons(text: str) -> list[str]:
    with pytest.raises(StoryError) as caught:
        read(text)
    return [diagnostic.reason for diagnostic in caught.value.diagnostics]


def outcome(page: Path) -> tuple[str, str]:
    """The suffix and the text of the file that says what a page must give."""
    try:
        saved = read_saved_page(page.read_bytes(), path=page.name, timezone=ZONE)
    except StoryError as error:
        return ".err", f"{error}\n"
    story = saved.story
    told = {
        "code": story.code,
        "date": story.dateline.iso,
        "headline": story.headline,
        "kicker": story.kicker,
        "subtitle": story.subtitle,
        "language": story.language,
        "fields": dict(story.fields),
        "paragraphs": story.paragraphs,
        "sources": dict(saved.sources),
        "left_out": saved.left_out,
    }
    return ".json", json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def test_there_are_pages() -> None:
    kinds = [outcome(page)[0] for page in PAGES]

    assert kinds.count(".json") >= 20
    assert kinds.count(".err") >= 12


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_gives_what_stands_beside_it(page: Path) -> None:
    suffix, text = outcome(page)

    assert page.with_suffix(suffix).read_text(encoding="utf-8") == text


BODY = "<p>Volunteers painted the footbridge in one day, from handrail to handrail.</p>"
HEAD = "<title>Bridge painted</title><h1>Bridge painted</h1>"
DATE = "<time datetime='2020-10-14T11:01'>14 October</time>"
CODE = "<p>Story Code : 892006</p>"


def page(*, head: str = "", date: str = DATE, code: str = CODE, body: str = BODY) -> str:
    return f"<html><head><meta charset=utf-8>{head}</head><body>{HEAD}{date}{code}{body}</body></html>"


@pytest.mark.parametrize(
    ("line", "code", "language"),
    [
        pytest.param("Story Code : 892006", "892006", None, id="story-code"),
        pytest.param("News ID 892006", "892006", None, id="no-colon"),
        pytest.param("Code: 892006", "892006", None, id="bare"),
        pytest.param("Article ID #892006", "892006", None, id="number-sign"),
        pytest.param("Story Code : 892006 | Views: 12", "892006", None, id="beside-others"),
        pytest.param("کد خبر: ۸۹۲۰۰۶", "892006", "fa", id="fa"),
        pytest.param("كد خبر : ۸۹۲۰۰۶", "892006", "fa", id="fa-arabic-kaf"),
        pytest.param("کد‌مطلب: 892006", "892006", "fa", id="fa-joined"),
        pytest.param("شناسه خبر: ۸۹۲۰۰۶", "892006", "fa", id="fa-shenase"),
        pytest.param("رمز الخبر: ٨٩٢٠٠٦", "892006", "ar", id="ar"),
        pytest.param("خبر کا کوڈ: ۸۹۲۰۰۶", "892006", "ur", id="ur"),
        pytest.param("Habari ID: 892006", "892006", "sw", id="sw"),
        pytest.param("Haber Kodu: 892006", "892006", "tr", id="tr"),
        pytest.param("Código: 892006", "892006", "es", id="es"),
        pytest.param("<b>News ID</b></p><p>892006", "892006", None, id="number-in-the-next-line"),
        pytest.param("<span>Story Code</span> <span>892006</span>", "892006", None, id="parted-by-tags"),
    ],
)
def test_labelled_line_gives_the_code(line: str, code: str, language: str | None) -> None:
    body = (
        BODY
        if language in (None, "tr", "es", "sw")
        else "<p>شهردار گفت که این پل از آنِ همهٔ مردم شهر ماست و همه باید از آن نگهداری کنند.</p>"
    )

    story = read(page(code=f"<p>{line}</p>", body=body)).story

    assert (story.code, story.language) == (code, language)


@pytest.mark.parametrize(
    "line",
    [
        "Story Code : 0892006",
        "Story Code : 89-2006",
        "Story Code : A892006",
        "Story Code : ۸۹2006",
        "Story Code : 1234567890123",
        "Story Code : 1,200",
        "Story Code :",
    ],
)
def test_labelled_line_without_a_plain_number_is_no_code(line: str) -> None:
    address = '<link rel="canonical" href="https://example.org/news/55123/">'

    assert reasons(page(head=address, code=f"<p>{line}</p>")) == ["page-no-code"]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("https://example.org/news/892006/", "892006"),
        ("https://example.org/news/892006/bridge-painted", "892006"),
        ("https://example.org/2020/10/14/892006.html", "892006"),
        ("https://example.org/?p=892006", "892006"),
        ("https://example.org/show.aspx?id=892006&lang=fa", "892006"),
        ("https://example.org/2020/10/14/bridge", None),
        ("https://example.org/bridge-2020", None),
        ("https://example.org/2020/bridge", None),
        ("https://example.org/12/892006/", None),
        ("https://example.org/page/892006", None),
        ("https://example.org/bridge-892006.html", None),
        ("https://[broken", None),
    ],
)
def test_address_gives_the_code_only_where_one_number_stands_alone(address: str, code: str | None) -> None:
    assert address_code(address) == code


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2020-10-14T11:01:30+03:30", "2020-10-14T11:01:30+03:30"),
        ("2020-10-14T11:01+0330", "2020-10-14T11:01+03:30"),
        ("2020-10-14T07:31:30.000Z", "2020-10-14T07:31:30+00:00"),
        ("2020-10-14 11:01", "2020-10-14T11:01"),
        ("2020/10/14 11:01", "2020-10-14T11:01"),
        ("2020-10-14", "2020-10-14"),
        ("Wed, 14 Oct 2020 11:01:30 GMT", "2020-10-14T11:01:30+00:00"),
        ("Wednesday 14 October 2020 - 11:01", "2020-10-14T11:01"),
        ("October 14, 2020 at 11:01 AM", "2020-10-14T11:01"),
        ("11:01 - 14 October 2020", "2020-10-14T11:01"),
        ("14 Ekim 2020 Çarşamba 11:01", "2020-10-14T11:01"),
        ("14 de octubre de 2020, 11:01", "2020-10-14T11:01"),
        ("الأربعاء 14 أكتوبر 2020 - 11:01", "2020-10-14T11:01"),
        ("۱۴ اکتبر ۲۰۲۰ ساعت ۱۱:۰۱", "2020-10-14T11:01"),
        ("14/10/2020 11:01", None),
        ("10.11.2020", None),
        ("1399-07-23T11:01", None),
        ("۲۳ مهر ۱۳۹۹", None),
        ("14 October 2020 11:01 EST", None),
        ("31 June 2020 11:01", None),
        ("Monday 14 October 2020", "2020-10-14"),
        ("yesterday", None),
        ("", None),
    ],
)
def test_moment_is_read_or_left(text: str, iso: str | None) -> None:
    dateline = read_moment(text, timezone=ZONE)

    assert (dateline.iso if dateline else None) == iso


def test_the_first_source_that_speaks_decides() -> None:
    head = (
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-01-01T10:00"}</script>'
        '<meta property="article:published_time" content="2022-01-01T10:00">'
    )

    saved = read(page(head=head))

    assert saved.story.dateline.iso == "2021-01-01T10:00"
    assert dict(saved.sources)["date"] == "JSON-LD NewsArticle.datePublished"


def test_the_name_of_the_file_is_no_code() -> None:
    with pytest.raises(StoryError) as caught:
        read_saved_page(page(code="").encode(), path="892006.html", timezone=ZONE)

    assert [d.reason for d in caught.value.diagnostics] == ["page-no-code"]


def test_every_missing_part_is_named_in_one_error() -> None:
    assert reasons("<html><body></body></html>") == ["page-no-date", "page-no-headline", "page-no-code", "page-no-text"]


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("windows-1256", "cp1256"),
        ("iso-8859-9", "cp1254"),
        ("iso-8859-1", "cp1252"),
        ("Shift_JIS", "cp932"),
        ("gb2312", "gb18030"),
        ("euc-kr", "cp949"),
        ("koi8-r", "koi8-r"),
        ("x-sjis", "cp932"),
    ],
)
def test_declared_encoding_is_read_as_browsers_read_it(label: str, codec: str) -> None:
    letters = {
        "cp1256": "كتاب",
        "cp1254": "Şişli",
        "cp932": "港①",
        "gb18030": "朝市",
        "cp949": "똠방",
        "koi8-r": "мост",
    }
    text = page(body=f"<p>{letters.get(codec, 'Café “quoted”')} {'text ' * 20}.</p>").replace("utf-8", label)

    story = read_saved_page(text.encode(codec), path="page.html", timezone=ZONE).story

    assert story.paragraphs[0].startswith(letters.get(codec, "Café “quoted”"))


def test_byte_order_mark_counts_more_than_the_declaration() -> None:
    text = page().replace("utf-8", "windows-1256")

    assert read_saved_page(text.encode("utf-16"), path="page.html", timezone=ZONE).story.code == "892006"


def test_five_mebibytes_are_the_most() -> None:
    assert reasons(" " * (5 * 1024 * 1024 + 1)) == ["page-too-large"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<div>" * 99_000, id="deep"),
        pytest.param("<b>" * 300_000, id="many-tags"),
        pytest.param("<!--" * 1_000_000, id="open-comments"),
        pytest.param("<a " + " ".join(f"a{n}" for n in range(400_000)) + ">", id="attributes"),
        pytest.param('<script type="application/ld+json">' + "[" * 1_000_000 + "</script>", id="deep-json"),
        pytest.param(
            '<script type="application/ld+json">{"@type":"Article","identifier":' + "9" * 4_000_000 + "}</script>",
            id="long-number",
        ),
        pytest.param('<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><p>&b;</p>', id="entities"),
        pytest.param(
            "<div>" * 490 + "<p>Text that is long enough to be a sentence of its own.</p>" * 20_000,
            id="deep-paragraphs",
        ),
        pytest.param("<title>" + "a | " * 1_000_000 + "</title><h1>a</h1>", id="separators"),
    ],
)
def test_hostile_page_is_refused_soon(text: str) -> None:
    start = time.process_time()

    assert reasons(text)
    assert time.process_time() - start < 10


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_page_or_an_error(data: bytes) -> None:
    try:
        read_saved_page(data, path="page.html", timezone=ZONE)
    except StoryError as error:
        found = error.diagnostics
    else:
        return

    assert found


PIECES = [
    *(
        "<p>",
        "</p>",
        "<div class=share>",
        "</div>",
        "<br>",
        "<br><br>",
        "<table><tr><td>",
        "</table>",
        "<article>",
        "</article>",
    ),
    *(
        HEAD,
        DATE,
        CODE,
        BODY,
        "<h1>",
        "</h1>",
        "Comments",
        "<a href=x>Read more</a>",
        "<li>",
        "<!--",
        "<pre>\n\n",
        "<title>",
        "“",
        "\u200c",
        "&#0;",
    ),
    *(
        "Text of a sentence that is long enough to count.",
        "<time>",
        "<meta name=date content=2020-01-01>",
        "<script type='application/ld+json'>",
    ),
    *(
        '{"@graph":[{"@type":["Article"],"headline":["x",{"a":1}],"identifier":{"value":7}}]}',
        "</script>",
        "<body lang=fa>",
        "انتهای پیام/1",
    ),
]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_markup_gives_a_page_or_an_error(pieces: list[str]) -> None:
    try:
        story = read("".join(pieces)).story
    except StoryError as error:
        found = [d.reason.partition("-")[0] for d in error.diagnostics]
    else:
        found = ["page"] if story.headline and all(story.paragraphs) else []

    assert {*found} == {"page"}


def write_expectations() -> None:
    for place in PAGES:
        suffix, text = outcome(place)
        for other in (".json", ".err"):
            place.with_suffix(other).unlink(missing_ok=True)
        place.with_suffix(suffix).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_expectations()
