"""Which file of data holds which stories: one file for a small archive, one a month for a large one.

Months, since a researcher asks for times, and a story never moves between them: its change touches one file.
"""

from collections.abc import Sequence

from ..documents import ArchiveDocument

# Stories that one file still holds: some megabytes.
WHOLE = 1_000


def story_parts(documents: Sequence[ArchiveDocument], *, whole: int = WHOLE) -> dict[str, tuple[ArchiveDocument, ...]]:
    """Give the stories of each file by its path below the site's root without the ending.

    Args:
        documents: Newest first.
    Returns:
        "data/stories", even without stories; "data/stories/2020-10" and so on where there are more than `whole`. Oldest
        first, so that what was taken before still stands in front of a new story.
    """
    if len(documents) <= whole:
        return {"data/stories": tuple(reversed(documents))}
    months: dict[tuple[int, int], list[ArchiveDocument]] = {}
    for document in reversed(documents):
        local = document.story.dateline.local
        months.setdefault((local.year, local.month), []).append(document)
    return {f"data/stories/{year:04}-{month:02}": tuple(months[year, month]) for year, month in sorted(months)}


def by_year(documents: Sequence[ArchiveDocument]) -> dict[int, list[ArchiveDocument]]:
    """Give the stories of each year, by the day that their datelines name, years and stories oldest first.

    Args:
        documents: Newest first.
    """
    years: dict[int, list[ArchiveDocument]] = {}
    for document in reversed(documents):
        years.setdefault(document.story.dateline.local.year, []).append(document)
    return dict(sorted(years.items()))
