"""Texts that mean harm to a feed: markup of every format, letters that are none, and very much of anything."""

import json
import re
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from plugins.pressmark.documents import archive_document, newest_first
from plugins.pressmark.errors import StoryError
from plugins.pressmark.model import Story, StoryTopics
from plugins.pressmark.pages.feeds import feed_files, feed_plans
from plugins.pressmark.stories.parser import parse_story

from .invented import GREECE, SITE, SPACES, document

MOST_BYTES = 512 * 1024
HUGE = 5 * 1024 * 1024
FILE = "Wednesday 7 October 2020 - 08:15\n\n{headline}\n\nStory Code : 7\n{headline}\n{body}\n"
# Markup, what ends it, and letters that end a line, turn it about or are none; what no story may hold is left out.
MARKUP = ("]]>", "<![CDATA[", "-->", "<!--", "<?xml", "&amp;", "&#60;", "<script>", "{{ 7 * 7 }}", "\\u0000", "\\", '"')
LETTERS = tuple("\x0b\x1b\x85\ufeff\u202e\u2066\u2028\u200d\u200b船👩\u0301")
HARM = st.sampled_from((*MARKUP, *LETTERS, "ترکیه", "https://example.net/?a=1&b=2"))
CHARACTERS = st.characters(exclude_categories=("Cc", "Cn", "Co", "Cs"))
LINES = st.lists(HARM | st.text(CHARACTERS, max_size=8), min_size=1, max_size=8).map("".join)
# What no text of a feed may hold: controls, marks of a lost letter, and code points that are no characters.
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def written(*stories: Story) -> dict[str, bytes]:
    documents = [archive_document(s, topics=StoryTopics(), site_url=SITE.url, language="en") for s in stories]
    plans = feed_plans(newest_first(documents), site=SITE)
    return {file.path: file.make() for file in feed_files(plans, site=SITE)}


@settings(max_examples=300, deadline=None)
@given(LINES, st.lists(LINES, min_size=1, max_size=4).map("\n".join))
def test_whatever_a_file_holds_every_format_is_well_formed_and_says_the_same(headline: str, body: str) -> None:
    data = FILE.format(headline=f"News {headline}", body=f"It said: {body}").encode("utf-8", "surrogatepass")
    try:
        story = parse_story(data, path="a.txt", timezone=ZoneInfo("UTC")).story
    except StoryError:
        return

    files = written(story)

    assert [path for path, content in files.items() if FORBIDDEN.search(content.decode())] == []
    (entry,) = etree.fromstring(files["feeds/all.atom.xml"]).findall("a:entry", SPACES)
    (item,) = etree.fromstring(files["feeds/all.rss.xml"]).findall("channel/item")
    (told,) = json.loads(files["feeds/all.json"])["items"]
    texts = {
        entry.findtext("a:content", "", SPACES),
        item.findtext("content:encoded", "", SPACES),
        told["content_html"],
    }
    assert len(texts) == 1
    shown = html.fragments_fromstring(texts.pop().replace("\r", ""))
    assert [paragraph.text_content() for paragraph in shown] == list(story.paragraphs)
    assert {element.tag for paragraph in shown for element in paragraph.iter()} == {"p"}


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param(("word " * (HUGE // 5),), id="one paragraph"),
        pytest.param(("Nine letters.",) * (HUGE // 13), id="very many paragraphs"),
        pytest.param(("&" * 1000,) * (HUGE // 1000), id="what becomes an escape"),
        pytest.param(('\\"' * 500,) * (HUGE // 1000), id="what JSON escapes"),
        pytest.param(("]]>" * 300,) * (HUGE // 900), id="what ends a section"),
        pytest.param(("👩" * 250,) * (HUGE // 1000), id="four bytes a letter"),
    ],
)
def test_stories_of_five_mebibytes_leave_every_document_within_half_of_one(paragraphs: tuple[str, ...]) -> None:
    stories = [
        document(str(code), GREECE, paragraphs=paragraphs, headline=paragraphs[0]).story for code in (7, 8, 9, 10)
    ]

    files = written(*stories)

    assert max(map(len, files.values())) <= MOST_BYTES
    entries = etree.fromstring(files["feeds/all.atom.xml"]).findall("a:entry", SPACES)
    assert len(entries) >= 2
    assert all("Read all of it" in entry.findtext("a:content", "", SPACES) for entry in entries)
