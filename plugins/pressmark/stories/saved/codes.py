"""What a page says of its story code → the code.

The name of the file says nothing. The address is asked last: a canonical address is the site's own statement, unlike a
file name, so a number that stands alone in it (`/news/892006/`, `?id=892006`) is the site's number of the page. It
counts only where no part of the page names a code, exactly one such number is there, and it cannot be a year, a month
or a day; a number within a word (`talks-2020`) never counts. The report says that it was taken from the address.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from urllib.parse import parse_qsl, urlsplit

from bs4 import BeautifulSoup, Tag

from ...model import StoryCode
from ..codeline import LABELS, read_code_line
from .declared import Claim, Declared
from .lines import Line
from .words import attribute_list, word_set

# Labels of pages with the language they speak for, beside those of story files.
_PAGE_LABELS = {
    "story no": None, "news no": None, "news number": None, "article id": None, "article code": None,
    "article no": None, "item id": None, "post id": None, "شناسه مطلب": "fa", "شماره خبر": "fa", "رقم الخبر": "ar",
    "كود الخبر": "ar", "خبر کوڈ": "ur", "خبر نمبر": "ur", "nambari ya habari": "sw", "haber no": "tr",
    "haber id": "tr", "código de noticia": "es", "código de la noticia": "es", "id de noticia": "es",
}  # fmt: skip
_METAS = (
    "articleid", "articlecode", "newsid", "newscode", "storyid", "storycode", "ogarticleid", "contentid", "postid",
    "cxenseparsearticleid", "cxenseparserecsarticleid", "parselypostid", "dcidentifier", "dctermsidentifier",
    "identifier", "citationid", "nid", "docid", "documentid", "itemid",
)  # fmt: skip
_NUMBER_NAMES = word_set("id p nid newsid news_id articleid article_id storyid story_id code newscode cid docid")

# One for one: the Arabic and Persian forms of a letter are one, and so are a joined and a parted word.
_ONE_FORM = str.maketrans("يكةہ\u200c\xa0", "یکهه  ")


def _any_of(labels: Iterable[str]) -> str:
    longest_first = sorted({label.translate(_ONE_FORM) for label in labels}, key=len, reverse=True)
    return "|".join(re.escape(label).replace(r"\ ", " *") for label in longest_first)


_VALUE = r"\s*(?:[:：#.|–-]\s*)*(?:no\.?\s*|№\s*)?(?P<code>\d+)(?![\w/\\]|[.,]\d|-\w)"
# A single word names the code only where nothing else stands in its line.
_LABEL = re.compile(
    rf"(?<!\w)(?P<label>{_any_of([n for n in LABELS if ' ' in n] + [*_PAGE_LABELS])})(?!\w)", re.IGNORECASE
)
_LABELLED = re.compile(rf"{_LABEL.pattern}{_VALUE}", re.IGNORECASE)
_BARE = re.compile(rf"(?P<label>{_any_of(n for n in LABELS if ' ' not in n)})\s*[:：]\s*(?P<code>\d+)", re.IGNORECASE)
_POST = re.compile(r"(?:post|postid|article|news|story|node|item|single-post)-?(\d{1,12})")
_DATE_PATH = re.compile(r"/(?:19|20)\d{2}(?:/\d{1,2}){0,2}(?=/|$)")
_YEAR = re.compile(r"(?:1[34]|19|20)\d{2}")
_LINE_CHARACTERS = 200


def read_code(text: str) -> StoryCode | None:
    """Read a code as STORY_FORMAT C2 wants it: 1 to 12 digits of one script, no zero before them."""
    line = read_code_line(f"code : {text.strip().removeprefix('#')}")
    return line.code if line else None


def declared_codes(said: Declared) -> Iterator[list[Claim]]:
    """Give the claims of structured data, a list for each rank."""
    yield said.json("identifier", "articleId")
    yield said.items("identifier", "articleId")
    yield said.meta(*_METAS)


def labelled_codes(lines: Sequence[Line]) -> list[Claim]:
    """Give what labelled lines say; the text of a claim is the number, or the line where its label has none."""
    found: list[Claim] = []
    for line, following in zip_longest(lines, lines[1:]):
        if line and len(line.text) <= _LINE_CHARACTERS:
            found.extend(_labelled(line.text, following.text if following else ""))
    return found


def _labelled(text: str, following: str) -> Iterator[Claim]:
    text = text.translate(_ONE_FORM)
    bare = _BARE.fullmatch(text.strip())
    matches = [bare] if bare else list(_LABELLED.finditer(text))
    for match in matches:
        yield Claim(text=match["code"], source=f"labelled line `{match['label']}`")
    label = None if matches else _LABEL.search(text)
    if label:
        alone = not text[label.end() :].strip(" :：") and read_code(following)
        yield Claim(text=following if alone else text, source=f"labelled line `{label['label']}`")


def is_code_line(text: str) -> bool:
    """Whether a line is nothing but a labelled code."""
    text = text.translate(_ONE_FORM)
    match = _BARE.fullmatch(text) or _LABELLED.search(text)
    return match is not None and len(text) - (match.end() - match.start()) <= 3


def label_language(source: str) -> str | None:
    """Give the language of the label that a claim was taken from; None where it was no labelled line."""
    label = source.partition("`")[2].rstrip("`")
    line = read_code_line(f"{label} : 1")
    page = {" ".join(name.translate(_ONE_FORM).split()): language for name, language in _PAGE_LABELS.items()}
    return (line.language if line else None) or page.get(" ".join(label.lower().split()))


def numbered_tags(tree: BeautifulSoup) -> list[Claim]:
    """Give the numbers that publishing systems write into a page: `<article id="post-892006">`, `class="postid-7"`."""
    found: list[Claim] = []
    for tag in tree.find_all(["body", "article"], limit=50):
        if tag.name == "body" or tag.find_parent("article") is None:
            found.extend(_numbered(tag))
    articles = [claim for claim in found if not claim.source.startswith("<body")]
    bodies = [claim for claim in found if claim.source.startswith("<body")]
    # Many numbered articles are a list; the page's own number then stands at its body, if anywhere.
    return bodies or (articles if len({claim.text for claim in articles}) == 1 else [])


def _numbered(tag: Tag) -> Iterator[Claim]:
    for attribute in ("id", "class"):
        for name in attribute_list(tag, attribute):
            match = _POST.fullmatch(name)
            if match:
                yield Claim(text=match[1], source=f'<{tag.name} {attribute}="{name}">')


def address_code(address: str) -> str | None:
    """Give the one number that stands alone in an address; None where there is none, or more than one."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    segments = _DATE_PATH.sub("", parts.path).split("/")
    stems = [re.sub(r"\.(html?|aspx?|php|jsp|shtml)$", "", segment) for segment in segments]
    numbers = [s for s, before in zip(stems[1:], stems, strict=False) if s.isdecimal() and before != "page"]
    numbers += [value for name, value in parse_qsl(parts.query) if name.lower() in _NUMBER_NAMES and value.isdecimal()]
    sure = [n for n in numbers if len(n) > 2 and not _YEAR.fullmatch(n)]
    return sure[0] if len(numbers) == 1 and sure else None
