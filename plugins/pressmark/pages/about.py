"""What an archive says about itself until its publisher does."""

from html import escape

from ..documents import Site
from .text import TextPage

ABOUT = "about/index.html"


def about_page(site: Site) -> TextPage:
    """Give the page that stands at `/about/` where the publisher has written none."""
    name = escape(site.name, quote=False)
    html = "\n".join(
        [
            f"<p>{name} keeps news stories as they were published, one page for each. Every story has its own address,"
            " made from its story code, and that address never changes.</p>",
            "<p>Stories can be found by date, by topic, and by story code: the address of story 892006 ends in"
            " <code>stories/892006.html</code>.</p>",
            "<p>A program chose the topics, by the names and words it found in each story; each story shows which.</p>",
        ]
    )
    return TextPage(address=ABOUT, title="About", html=html)
