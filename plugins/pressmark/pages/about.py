"""What an archive says about itself: the text of its page until its publisher writes one, and what can be counted."""

from collections.abc import Sequence
from html import escape

from ..archives.dates import DateArchive, empty_months
from ..documents import ArchiveDocument, Site
from ..words import Words
from .cldr import day_text, period_text
from .frame import Frame, Plain
from .text import TextPage

ABOUT = "about/index.html"
# So many months without stories are named.
_MOST_MONTHS = 12


def about_page(site: Site, words: Words) -> TextPage:
    """Give the page that stands at `/about/` where the publisher has written none."""
    paragraphs = [
        words.gettext(
            "%(site)s keeps news stories as they were published, one page for each. Every story has its own address,"
            " made from its story code, and that address never changes.",
            site=escape(site.name, quote=False),
        ),
        words.gettext(
            "Stories can be found by date, by topic, and by story code: the address of story 892006 ends in"
            " <code>stories/892006.html</code>."
        ),
        words.gettext(
            "A program chose the topics, by the names and words it found in each story; each story shows which."
        ),
    ]
    html = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return TextPage(address=ABOUT, title=words.gettext("About"), html=html, language=words.language)


def archive_facts(documents: Sequence[ArchiveDocument], *, dates: DateArchive, frame: Frame) -> list[Plain]:
    """Give how many stories there are, from when to when, what is missing between, and what anybody may do with them.

    Args:
        documents: Newest first.
    """
    if not documents:
        return []
    words, site = frame.words, frame.site
    facts = [
        (words.gettext("Stories"), frame.number(len(documents))),
        (words.gettext("Oldest story"), day_text(documents[-1].story.dateline, frame.language)),
        (words.gettext("Newest story"), day_text(documents[0].story.dateline, frame.language)),
        (words.gettext("Months without a story"), _gaps(dates, frame)),
        (words.gettext("Rights"), site.rights),
        (words.gettext("Licence"), site.licence.name if site.licence else ""),
    ]
    licence = {site.licence.name: site.licence.address} if site.licence else {}
    return [{"label": label, "value": told, "address": licence.get(told, "")} for label, told in facts if told]


def _gaps(dates: DateArchive, frame: Frame) -> str:
    months = empty_months(dates)
    if not months:
        return frame.words.gettext("none")
    named = [period_text(month, frame.language) for month in months[:_MOST_MONTHS]]
    more = ["…"] if len(months) > _MOST_MONTHS else []
    return f"{frame.number(len(months))} ({frame.words.gettext('; ').join(named + more)})"
