"""Tells why: goes in what was found in one story or in all, comes out text for an editor."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from ..model import StoryTopic, StoryTopics
from .archive import ArchiveTopics


def explanation(code: str, topics: StoryTopics) -> str:
    """Every topic of one story with its evidence."""
    rows = [f"Story {code} is about:"]
    rows += [row for found in topics.about for row in _reasons(found)] or ["  nothing the vocabulary knows"]
    rows.append("It mentions:")
    rows += [f"  {found.topic.name} ({found.topic.type}, {found.weight:g})" for found in topics.mentions] or [
        "  nothing"
    ]
    return "\n".join(rows)


def _reasons(found: StoryTopic) -> Iterable[str]:
    yield f"  {found.topic.name} ({found.topic.type}, {found.weight:g})"
    for one in found.evidence:
        place = f"paragraph {one.paragraph}" if one.paragraph else one.field
        yield f"    {one.weight:6.3f}  {one.rule}: “{one.surface}” in {place}"


def archive_report(codes: Sequence[str], archive: ArchiveTopics, *, most: int = 15) -> str:
    """Sizes of topics, the weakest tags, names that recur without being topics, and topics that overlap."""
    sizes = Counter(found.topic.name for topics in archive.stories for found in topics.about)
    weakest = sorted(
        (found.weight, code, found.topic.name)
        for code, topics in zip(codes, archive.stories, strict=True)
        for found in topics.about
    )
    pairs = Counter(
        pair for topics in archive.stories for pair in combinations(sorted(f.topic.name for f in topics.about), 2)
    )
    sections = [
        ("Largest topics", [f"{count:7,}  {name}" for name, count in _top(sizes, most)]),
        ("Weakest tags", [f"{weight:7.3f}  {name} (story {code})" for weight, code, name in weakest[:most]]),
        (
            "Names that recur and are no topics",
            [f"{n:7,}  {name}" for name, _, n, _, is_topic in archive.suggested if not is_topic][:most],
        ),
        (
            "Topics that overlap",
            [f"{_overlap(pair, pairs, sizes):6.0%}   {' / '.join(pair)}" for pair, _ in _overlaps(pairs, sizes)[:most]],
        ),
    ]
    untagged = sum(not topics.about for topics in archive.stories)
    head = f"{len(codes):,} stories, {len(sizes):,} topics, {untagged:,} stories without a topic"
    return "\n".join([head, *(line for title, rows in sections for line in ["", f"{title}:", *(rows or ["  none"])])])


def _top(counts: Counter[str], most: int) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]


def _overlap(pair: tuple[str, str], pairs: Counter[tuple[str, str]], sizes: Counter[str]) -> float:
    """Of all stories about one of two topics, the share about both."""
    return pairs[pair] / (sizes[pair[0]] + sizes[pair[1]] - pairs[pair])


def _overlaps(pairs: Counter[tuple[str, str]], sizes: Counter[str]) -> list[tuple[tuple[str, str], int]]:
    often = [(pair, count) for pair, count in pairs.items() if count >= 3]
    return sorted(often, key=lambda item: (-_overlap(item[0], pairs, sizes), item[0]))


def suggested_table(archive: ArchiveTopics) -> str:
    """`suggested.tsv`: names that recur, most useful first."""
    rows = ["name\ttype\tstories\tabout\ttopic"]
    rows += [
        f"{name}\t{type_}\t{n}\t{about}\t{'yes' if is_topic else 'no'}"
        for name, type_, n, about, is_topic in archive.suggested
    ]
    return "\n".join(rows) + "\n"
