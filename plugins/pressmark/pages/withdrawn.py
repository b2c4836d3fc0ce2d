"""What stands at the address of a story that was taken back: that it was, and nothing of the story."""

from collections.abc import Iterable, Iterator

from ..documents import story_address
from ..model import StoryCode
from ..rebuild.jobs import PageJob
from .frame import Frame


def withdrawn_pages(codes: Iterable[StoryCode], *, frame: Frame) -> Iterator[PageJob]:
    """Answer for stories whose files say `Status : withdrawn`; a story without a file has no address."""
    for code in codes:
        yield frame.job(
            story_address(code),
            "withdrawn.html",
            title=frame.words.gettext("Story %(code)s was withdrawn", code=code),
            description=frame.words.gettext(
                "Story %(code)s was withdrawn from %(site)s.", code=code, site=frame.site.name
            ),
            code=code,
        )
