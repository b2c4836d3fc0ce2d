"""Which feeds there are, and that archive and subscription document together hold every story over any run of builds."""

import json
import pickle
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.pressmark.documents import ArchiveDocument, newest_first
from plugins.pressmark.feeds import sealing
from plugins.pressmark.feeds.entries import FeedEntry
from plugins.pressmark.feeds.ledger import Ledger, ledger_text, read_ledger
from plugins.pressmark.feeds.plans import FeedPlan
from plugins.pressmark.feeds.reading import read_entries
from plugins.pressmark.model import Correction, Dateline, StoryCode, Topic
from plugins.pressmark.pages.addresses import archived_feed, feed_path
from plugins.pressmark.pages.feeds import FeedPlans, Measures, feed_files, feed_plans, measure_lines, measures_of

from .invented import FERRIES, HARBOURS, TURKEY, about, dateline, document, invented_archive, site, story

MOST_BYTES = 512 * 1024
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


def files(plans: FeedPlans) -> dict[str, bytes]:
    written = [(file.path, file.make()) for file in feed_files(plans, site=site())]
    assert len(dict(written)) == len(written)
    return dict(written)


def plan_of(plans: FeedPlans, path: str) -> FeedPlan:
    (found,) = [plan for plan in plans.plans if plan.path == path]
    return found


def invented(**options: object) -> FeedPlans:
    return feed_plans(invented_archive(site()), site=site(), **options)  # type: ignore[arg-type]


def test_site_and_topics_have_their_feeds() -> None:
    assert list(files(invented())) == [
        "feeds/all.atom.xml",
        "feeds/all.rss.xml",
        "feeds/all.json",
        "feeds/topics/ferries.atom.xml",
        "feeds/topics/ferries.json",
        "feeds/topics/harbours.atom.xml",
        "feeds/topics/harbours.json",
        "feeds/topics/price-index.atom.xml",
        "feeds/topics/price-index.json",
        "feeds/topics/århus.atom.xml",
        "feeds/topics/århus.json",
        "feeds/topics/ترکیه.atom.xml",
        "feeds/topics/ترکیه.json",
        "feeds/topics.opml",
    ]


def test_archive_without_stories_has_no_feed() -> None:
    assert feed_plans([], site=site()).plans == ()


def test_feed_of_a_topic_holds_its_stories_newest_first() -> None:
    plan = plan_of(invented(), "feeds/topics/harbours.atom.xml")

    assert plan.entries == ("108", "107", "106", "105", "104", "103", "102", "101", "100", "892006")
    assert plan.title == "The Harbour Post: Harbours"
    assert plan.subtitle == "Ports, quays and their trade."
    assert plan.page == "topics/harbours.html"


def test_dates_ids_and_texts_are_the_same_in_every_format() -> None:
    written = files(invented())
    entries = list(read_entries(written["feeds/all.atom.xml"]))
    items = json.loads(written["feeds/all.json"])["items"]

    assert [(e.published.isoformat(), e.updated.isoformat(), e.content) for e in entries] == [
        (item["date_published"], item["date_modified"], item["content_html"]) for item in items
    ]
    assert [item["id"].rpartition("/")[2] for item in items] == [e.code for e in entries]


def test_feed_is_as_new_as_its_newest_entry() -> None:
    for path, content in files(invented()).items():
        if path.endswith(".atom.xml"):
            entries = list(read_entries(content))
            assert f"<updated>{max(e.updated for e in entries).isoformat()}</updated>".encode() in content


def test_entry_keeps_the_minute_and_the_day_of_its_story() -> None:
    entries = {e.code: e for e in invented().entries.values()}

    assert entries[StoryCode("91")].published == datetime(2021, 3, 2, tzinfo=UTC)
    assert entries[StoryCode("100")].published == datetime(2021, 12, 1, 8, 0, tzinfo=UTC)
    assert entries[StoryCode("100")].updated == datetime(2021, 12, 1, 8, 0, 40, tzinfo=UTC)


def test_hub_is_named_by_every_document(small_blocks: None) -> None:
    plans = invented(hub="https://hub.example.org/", topic_archives=True).plans

    assert any(plan.is_sealed for plan in plans)
    assert {plan.hub for plan in plans if plan.kind != "opml"} == {"https://hub.example.org/"}


def test_topics_have_archives_only_where_they_are_asked_for(small_blocks: None) -> None:
    def sealed(plans: FeedPlans) -> set[str]:
        return {plan.name for plan in plans.plans if plan.is_sealed}

    assert sealed(invented()) == {"feeds/all"}
    assert sealed(invented(topic_archives=True)) == {"feeds/all", "feeds/topics/harbours"}


def test_digest_of_a_plan_sees_its_entries_and_its_site() -> None:
    plans = invented()
    plan = plan_of(plans, "feeds/all.atom.xml")
    changed = {**plans.digests, "91": "0" * 16}

    assert plan.digest(site(), plans.digests) == plan.digest(site(), dict(plans.digests))
    assert plan.digest(site(), changed) != plan.digest(site(), plans.digests)
    assert plan.digest(site("https://example.net"), plans.digests) != plan.digest(site(), plans.digests)


# --- Histories ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of three stories, so that a dozen stories have an archive."""
    monkeypatch.setattr(sealing, "MOST_ENTRIES", 3)


@dataclass
class Told:
    """A story as an editor changes it from day to day."""

    day: int
    text: str = "The text."
    topics: tuple[Topic, ...] = (HARBOURS,)
    corrections: tuple[Correction, ...] = ()

    def document(self, code: str) -> ArchiveDocument:
        told = story(code, _moment(self.day), paragraphs=(self.text,), corrections=self.corrections)
        return document(told, *map(about, self.topics))


def _moment(day: int) -> Dateline:
    at = EPOCH + timedelta(days=day)
    return dateline(at.year, at.month, at.day, 8, 0)


@dataclass
class House:
    """An archive with its ledger and the site as it was last published."""

    stories: dict[str, Told] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    site: dict[str, bytes] = field(default_factory=dict)
    day: int = 0
    # Codes taken back since the last build.
    withdrawn: set[str] = field(default_factory=set)
    lost: tuple[StoryCode, ...] = ()
    # As they are kept from one build to the next.
    measured: list[str] = field(default_factory=list)

    def documents(self) -> list[ArchiveDocument]:
        return newest_first([told.document(code) for code, told in self.stories.items()])

    def build(self) -> None:
        """Build as the next day's build does: from the stories, the ledger's file and the published site."""
        self.day += 1
        plans = self.plans(known=measures_of(self.measured))
        self.measured = measure_lines(plans.measures)
        self.ledger, self.lost, self.site = plans.ledger, plans.lost, files(plans)
        self.withdrawn = set()

    def plans(self, *, known: Measures) -> FeedPlans:
        return feed_plans(
            self.documents(),
            site=site(),
            ledger=read_ledger(ledger_text(self.ledger)),
            published=self._published,
            topic_archives=True,
            known=known,
        )

    def _published(self, name: str, number: int) -> Iterator[FeedEntry]:
        path = archived_feed(name, number) if number else feed_path(name)
        return read_entries(self.site.get(path, b""))

    def sealed(self) -> dict[str, bytes]:
        return {path: content for path, content in self.site.items() if "/archive/" in path}

    def history(self, name: str = "feeds/all") -> list[list[FeedEntry]]:
        """Every document of a feed, as a reader follows it from the subscription document back."""
        last = len(self.ledger.feeds.get(name, ()))
        paths = [f"{name}.atom.xml", *(archived_feed(name, number) for number in range(last, 0, -1))]
        return [list(read_entries(self.site[path])) for path in paths]


def add(house: House, code: int, late: int) -> None:
    house.stories.setdefault(str(code), Told(day=max(0, house.day - late)))


def correct(house: House, told: Told) -> None:
    told.text += " Corrected."
    told.corrections += (Correction(dateline=_moment(max(house.day, told.day) + 1), note="A word."),)


def edit(house: House, told: Told) -> None:
    told.text += " Edited in silence."


def retag(house: House, told: Told) -> None:
    told.topics = (FERRIES, TURKEY) if told.topics == (HARBOURS,) else (HARBOURS,)


CHANGES: Sequence[Callable[[House, Told], None]] = (correct, edit, retag)


def withdraw(house: House, code: str) -> None:
    del house.stories[code]
    house.withdrawn.add(code)


@st.composite
def one_day(draw: st.DrawFn) -> list[Callable[[House], None]]:
    """What editors do between two builds."""
    additions = draw(st.lists(st.tuples(st.integers(1, 500), st.sampled_from([0, 0, 0, 1, 9])), max_size=5))
    work: list[Callable[[House], None]] = [partial(add, code=code, late=late) for code, late in additions]
    for kind, place in draw(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 60)), max_size=3)):
        work.append(partial(_change, kind=kind, place=place))
    return work


def _change(house: House, *, kind: int, place: int) -> None:
    if house.stories:
        code = sorted(house.stories)[place % len(house.stories)]
        if kind == 9:
            withdraw(house, code)
        else:
            CHANGES[kind % 3](house, house.stories[code])


DAYS = st.lists(one_day(), min_size=2, max_size=12)
THOROUGH = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def as_a_reader_sees_it(history: list[list[FeedEntry]]) -> dict[str, FeedEntry]:
    """Each story once, in its newest version: the document nearer to the subscriber counts (RFC 5005, section 4)."""
    seen: dict[str, FeedEntry] = {}
    for entries in history:
        for entry in entries:
            if entry.code not in seen or entry.updated > seen[entry.code].updated:
                seen[entry.code] = entry
    return seen


@THOROUGH
@given(DAYS)
def test_every_story_is_in_the_feed_once_in_its_newest_version(
    small_blocks: None, days: list[list[Callable[[House], None]]]
) -> None:
    house = House()
    for work in days:
        for change in work:
            change(house)
        if not house.stories:
            continue
        house.build()

        seen = as_a_reader_sees_it(house.history())
        assert seen.keys() == house.stories.keys()
        for code, told in house.stories.items():
            assert seen[code].content == f'<p dir="ltr">{told.text}</p>'
        for entries in house.history():
            assert len({entry.code for entry in entries}) == len(entries)


@THOROUGH
@given(st.lists(st.tuples(one_day(), st.booleans()), min_size=2, max_size=12))
def test_every_reader_has_the_newest_version_though_the_published_site_is_lost_at_times(
    small_blocks: None, days: list[tuple[list[Callable[[House], None]], bool]]
) -> None:
    house = House()
    # What a reader who looks every day has; one who fetches a sealed document once never looks at it again.
    has: dict[str, str] = {}
    fetched: set[str] = set()
    for work, is_lost in days:
        for change in work:
            change(house)
        if not house.stories:
            return
        if is_lost:
            house.site = {}
        edited = {code for code, told in house.stories.items() if "Edited" in told.text}
        house.build()

        for path in [*sorted(house.sealed()), "feeds/all.atom.xml"]:
            if path not in fetched and "topics" not in path:
                has |= {entry.code: entry.content for entry in read_entries(house.site[path])}
        fetched |= house.sealed().keys()
        # An edit in silence shows nobody that it is one.
        for code, told in house.stories.items():
            assert code in edited or has[code] == f'<p dir="ltr">{told.text}</p>'


@THOROUGH
@given(DAYS)
def test_sealed_document_changes_only_where_a_story_was_taken_back(
    small_blocks: None, days: list[list[Callable[[House], None]]]
) -> None:
    house = House()
    for work in days:
        for change in work:
            change(house)
        if not house.stories:
            return
        before, withdrawn = house.sealed(), set(house.withdrawn)
        house.build()

        assert house.lost == ()
        for path, content in before.items():
            if path not in house.site:
                # The feed of a topic that no story has any more.
                assert path.startswith("feeds/archive/topics/")
            elif not any(entry.code in withdrawn for entry in read_entries(content)):
                assert house.site[path] == content
            else:
                assert {e.code for e in read_entries(house.site[path])} == {
                    e.code for e in read_entries(content) if e.code not in withdrawn
                }


@THOROUGH
@given(DAYS)
def test_updated_moves_with_a_correction_alone(small_blocks: None, days: list[list[Callable[[House], None]]]) -> None:
    house, told = House(), dict[tuple[str, int], datetime]()
    for work in days:
        for change in work:
            change(house)
        if not house.stories:
            return
        told = {version: moment for version, moment in told.items() if version[0] not in house.withdrawn}
        house.build()

        entries = {entry.code: entry for documents in reversed(house.history()) for entry in documents}
        assert len({entry.updated for entry in entries.values()}) == len(entries)
        for code, entry in entries.items():
            version = (code, len(house.stories[code].corrections))
            assert told.setdefault(version, entry.updated) == entry.updated


@THOROUGH
@given(DAYS)
def test_build_without_a_change_changes_nothing(small_blocks: None, days: list[list[Callable[[House], None]]]) -> None:
    house = House()
    for work in days:
        for change in work:
            change(house)
        if house.stories:
            house.build()
    before = dict(house.site), house.ledger
    if house.stories:
        house.build()

    assert (house.site, house.ledger) == before


@THOROUGH
@given(DAYS)
def test_what_was_measured_before_changes_no_plan(
    small_blocks: None, days: list[list[Callable[[House], None]]]
) -> None:
    house = House()
    for work in days:
        for act in work:
            act(house)
        kept, anew = house.plans(known=measures_of(house.measured)), house.plans(known={})

        assert (kept.plans, kept.ledger, kept.lost) == (anew.plans, anew.ledger, anew.lost)
        assert kept.digests == anew.digests
        assert files(kept) == files(anew)
        house.build()


@THOROUGH
@given(st.integers(1, 40), st.integers(1, 7))
def test_lost_ledger_is_made_anew_with_the_same_documents(small_blocks: None, number: int, each_day: int) -> None:
    house = House()
    for code in range(100, 100 + number):
        add(house, code, late=0)
        if code % each_day == 0:
            house.build()
    house.build()
    before = house.sealed()

    house.ledger = Ledger()
    house.build()

    assert house.sealed() == before


@pytest.fixture
def archived(small_blocks: None) -> House:
    """An archive of five sealed documents and five open stories."""
    house = House()
    for code in range(100, 120):
        add(house, code, late=0)
        house.build()
    assert len(house.ledger.feeds["feeds/all"]) == 5
    return house


def test_corrected_story_is_carried_anew_and_its_sealed_document_stays(archived: House) -> None:
    before = archived.sealed()
    correct(archived, archived.stories["101"])

    archived.build()

    newest, *older = archived.history()
    assert [e.content for e in newest if e.code == "101"] == ['<p dir="ltr">The text. Corrected.</p>']
    assert [e.content for entries in older for e in entries if e.code == "101"] == ['<p dir="ltr">The text.</p>']
    assert before.items() <= archived.sealed().items()
    assert [sorted(parts) for parts in archived.ledger.kept.values()] == [["content", "summary", "updated"]]


def test_late_story_with_an_old_date_is_in_the_subscription_document(archived: House) -> None:
    before = archived.sealed()
    archived.stories["7"] = Told(day=0)

    archived.build()

    assert "7" in {entry.code for entry in archived.history()[0]}
    assert archived.sealed() == before


def test_corrected_story_whose_old_text_is_nowhere_leaves_its_sealed_document_and_is_carried_anew(
    archived: House,
) -> None:
    before = archived.sealed()
    correct(archived, archived.stories["101"])
    archived.site = {}

    archived.build()

    assert archived.lost == ("101",)
    newest, *older = archived.history()
    assert [e.content for e in newest if e.code == "101"] == ['<p dir="ltr">The text. Corrected.</p>']
    assert [e.code for entries in older for e in entries if e.code == "101"] == []
    assert {path for path, content in before.items() if archived.site[path] != content} == {
        "feeds/archive/all/1.atom.xml",
        "feeds/archive/topics/harbours/1.atom.xml",
    }
    assert sum(len(entries) for entries in archived.history()) == len(archived.stories)
    sealed = archived.sealed()
    archived.build()
    assert len(archived.lost) == 0
    assert archived.sealed() == sealed


def test_story_with_other_topics_whose_old_ones_are_nowhere_stays_in_its_sealed_document(archived: House) -> None:
    retag(archived, archived.stories["101"])
    archived.site = {}

    archived.build()

    assert archived.lost == ("101",)
    newest, *older = archived.history()
    assert "101" not in {e.code for e in newest}
    assert [e.topics for entries in older for e in entries if e.code == "101"] == [
        (("ferries", "Ferries"), ("ترکیه", "ترکیه"))
    ]


def test_lost_version_of_one_feed_is_found_in_another(archived: House) -> None:
    before = archived.sealed()
    correct(archived, archived.stories["101"])
    del archived.site["feeds/archive/topics/harbours/1.atom.xml"]

    archived.build()

    assert archived.lost == ()
    assert archived.sealed() == before


def test_first_document_names_the_next_and_the_others_the_one_before(archived: House) -> None:
    plans = feed_plans(archived.documents(), site=site(), ledger=archived.ledger).plans
    chain = {
        plan.path: (plan.previous, plan.following) for plan in plans if plan.name == "feeds/all" and plan.is_sealed
    }

    assert chain == {
        "feeds/archive/all/1.atom.xml": ("", "feeds/archive/all/2.atom.xml"),
        "feeds/archive/all/2.atom.xml": ("feeds/archive/all/1.atom.xml", ""),
        "feeds/archive/all/3.atom.xml": ("feeds/archive/all/2.atom.xml", ""),
        "feeds/archive/all/4.atom.xml": ("feeds/archive/all/3.atom.xml", ""),
        "feeds/archive/all/5.atom.xml": ("feeds/archive/all/4.atom.xml", ""),
    }


def test_feed_whose_open_stories_were_all_taken_back_still_leads_to_its_archive(archived: House) -> None:
    for entry in archived.history()[0]:
        withdraw(archived, entry.code)

    archived.build()

    newest, *older = archived.history()
    assert newest == []
    assert {e.code for entries in older for e in entries} == archived.stories.keys()


# --- Sizes, with blocks as they are ------------------------------------------------------------------------------------

LETTERS = st.sampled_from(["a", "&", "<", '"', "\\", "船", "👩", "é "])


@settings(max_examples=8, deadline=None)
@given(st.lists(st.tuples(LETTERS, st.integers(1, 60_000)), min_size=1, max_size=60), st.integers(1, 6))
def test_no_document_is_larger_than_half_a_mebibyte(texts: list[tuple[str, int]], times: int) -> None:
    stories = [
        document(story(str(1000 + n), _moment(n), paragraphs=(letter * length,)), about(HARBOURS))
        for n, (letter, length) in enumerate(texts * times)
    ]

    written = files(feed_plans(newest_first(stories), site=site(), topic_archives=True))

    assert max(len(content) for path, content in written.items()) <= MOST_BYTES
    seen = {e.code for path, content in written.items() if "topics" not in path for e in read_entries(content)}
    assert len(seen) == len(stories)


def test_many_small_stories_are_open_a_hundred_to_a_block() -> None:
    stories = newest_first([document(story(str(1000 + n), _moment(n)), about(HARBOURS)) for n in range(1000)])
    plans = feed_plans(stories, site=site())

    assert [len(plan.entries) for plan in plans.plans if plan.name == "feeds/all" and plan.is_sealed] == [100] * 8
    assert len(plan_of(plans, "feeds/all.atom.xml").entries) == 200
    assert len(plan_of(plans, "feeds/topics/harbours.atom.xml").entries) == 300


def test_plans_can_cross_to_another_process() -> None:
    plans = invented()

    assert pickle.loads(pickle.dumps(plans)) == replace(plans)
