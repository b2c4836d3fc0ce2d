"""An archive of any size, invented: every script, every kind of line that a data file could lose or misread."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

from plugins.pressmark.documents import ArchiveDocument, Site, archive_document, newest_first
from plugins.pressmark.model import (
    Correction,
    Dateline,
    Evidence,
    Story,
    StoryCode,
    StoryTopic,
    StoryTopics,
    Topic,
    TopicType,
)

SITE = Site(
    name="The Harbour Post",
    tagline="Every story",
    url="https://example.org/archive",
    language="en",
    authority="example.org",
    authority_year=2020,
    rights="",
)
# Each says something else to one format or the other.
LINES = (
    "Ferries wait, and so do “we”.",
    '=HYPERLINK("https://example.net", "a")',
    "-5 degrees; +3 later",
    "@harbour",
    "'Quoted' by an apostrophe",
    "گفتگو درباره بندر؛ ۱۲ کشتی",
    "渡輪等待。＝計算",
    'He said "stop", and left.',
    "{braces} \\ & % $ # _ ~ ^ <tag> &amp;",
    "TY  - BOOK",
    "@article{story1, title = {x}}",
    "1e5",
    "00123",
    "NULL",
    "a\u200cb\u00a0c 👩‍🚒",
)
GREECE = Topic(slug="greece", name="Greece", type=TopicType.PLACE, identifier="iso3166:GR", scope="The country.")
STRIKE = Topic(slug="strike", name="Strike", type=TopicType.SUBJECT, identifier="medtop:20000001", parent="work")
TURKEY = Topic(slug="ترکیه", name="ترکیه", type=TopicType.PLACE)
_START = datetime(2012, 1, 1, 6, 30, tzinfo=UTC)
_TEHRAN = timezone(timedelta(hours=3, minutes=30))


def archive(number: int) -> list[ArchiveDocument]:
    """So many stories over nine years, newest first."""
    return newest_first([_document(n, number) for n in range(number)])


def dateline(moment: datetime, *, has_time: bool = True) -> Dateline:
    local = moment if has_time else moment.replace(hour=0, minute=0)
    return Dateline(local=local, moment=local.astimezone(UTC), has_time=has_time, iso=local.isoformat())


def _document(n: int, number: int) -> ArchiveDocument:
    moment = _START + timedelta(days=3285 * n / number)
    moment = moment.replace(second=0, microsecond=0).astimezone(_TEHRAN if n % 3 == 0 else UTC)
    line = LINES[n % len(LINES)]
    correction = Correction(dateline=dateline(moment + timedelta(days=2)), note=line)
    story = Story(
        code=StoryCode(str(800_000 + n)),
        dateline=dateline(moment, has_time=n % 5 != 0),
        headline=f"{line} {n}" if n % 7 else line,
        paragraphs=tuple(LINES[(n + k) % len(LINES)] for k in range(1 + n % 4)),
        headline_alt=line if n % 50 == 1 else None,
        kicker=(line,) if n % 50 == 2 else (),
        subtitle=(line, "Second") if n % 50 == 3 else (),
        language="fa" if n % 3 == 0 else None,
        corrections=(correction,) if n % 50 == 4 else (),
        fields=(("source", line), ("author", "Ada Quay"), ("page", str(n))) if n % 200 == 199 else (),
    )
    topics = StoryTopics(about=tuple(_topics(n)), mentions=(_found(TURKEY, 0.125, line),) if n % 4 == 1 else ())
    return archive_document(story, topics=topics, site_url=SITE.url, language=SITE.language)


def _topics(n: int) -> Iterator[StoryTopic]:
    if n % 2:
        yield _found(GREECE, 2.5, "Greece")
    if n % 3 == 0:
        yield _found(STRIKE, 1.0, "“walk-out”")


def _found(topic: Topic, weight: float, surface: str) -> StoryTopic:
    evidence = Evidence(rule="name", surface=surface, field="body", paragraph=1, weight=weight)
    return StoryTopic(topic=topic, weight=weight, evidence=(evidence,))
