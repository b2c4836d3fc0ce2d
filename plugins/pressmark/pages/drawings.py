"""What a page shows of the drawing of its stories' months: the bars, and their numbers in words."""

from collections.abc import Sequence

from ..archives.timeline import timeline
from ..documents import ArchiveDocument
from .cldr import period_text
from .frame import Frame, Plain


def drawn_months(documents: Sequence[ArchiveDocument], *, frame: Frame) -> Plain | None:
    """Give the bars with their text; None where there is one bar only.

    Args:
        documents: At least one.
    """
    drawn = timeline(documents)
    if len(drawn.bars) < 2:
        return None
    words = frame.words
    told = [f"{period_text(bar.key, frame.language)}: {frame.number(bar.count)}" for bar in drawn.bars]
    return {
        "label": words.gettext("Stories a year") if drawn.by_year else words.gettext("Stories a month"),
        "text": words.gettext("; ").join(told),
        "first": period_text(drawn.bars[0].key, frame.language),
        "last": period_text(drawn.bars[-1].key, frame.language),
        "width": drawn.width,
        "height": drawn.height,
        "bars": [[bar.x, bar.y, bar.width, bar.height] for bar in drawn.bars],
    }
