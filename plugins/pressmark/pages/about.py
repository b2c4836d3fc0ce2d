"""What an archive says about itself until its publisher does."""

from html import escape

from ..documents import Site
from ..words import Words
from .text import TextPage

ABOUT = "about/index.html"


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
