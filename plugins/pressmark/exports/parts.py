"""Which file of data holds which stories: one file for a small archive, one a month for a large one.

Months, since a researcher asks for times, and a story never moves between them: its change touches one file.
"""

from collections.abc import Iterable, Sequence

from ..documents import ArchiveDocument, newest_first

# Stories that one file still holds: some megabytes.
WHOLE = 1_000


def story_parts(documents: Sequence[ArchiveDocument], *, whole: int = WHOLE) -> dict[str, tuple[ArchiveDocument, ...]]:
    """Give the stories of each file, oldest first, by its path below the site's root without the ending.

    Returns:
        "data/stories", even without stories; "data/stories/2020-10" and so on where there are more than `whole`.
    """
    ordered = oldest_first(documents)
    if len(ordered) <= whole:
        return {"data/stories": tuple(ordered)}
    months: dict[str, list[ArchiveDocument]] = {}
    for document in ordered:
        local = document.story.dateline.local
        months.setdefault(f"data/stories/{local.year:04}-{local.month:02}", []).append(document)
    return {path: tuple(chosen) for path, chosen in sorted(months.items())}


def by_year(documents: Iterable[ArchiveDocument]) -> dict[int, list[ArchiveDocument]]:
    """Give the stories of each year, by the day that their datelines name, years and stories oldest first."""
    years: dict[int, list[ArchiveDocument]] = {}
    for document in oldest_first(documents):
        years.setdefault(document.story.dateline.local.year, []).append(document)
    return dict(sorted(years.items()))


def oldest_first(documents: Iterable[ArchiveDocument]) -> list[ArchiveDocument]:
    """The order of data files: new stories come last, so that what was taken before still stands in front."""
    return newest_first(list(documents))[::-1]
