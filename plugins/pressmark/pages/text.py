"""Text pages, such as "about": the publisher's own words, already HTML, in the site's frame."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..documents import direction
from ..rebuild.jobs import PageJob
from .frame import Frame, Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage:
    """One page the publisher wrote."""

    # Below the site's root, its folder or its file: "about/", "about/index.html", "articles/welcome.html".
    address: str
    title: str
    # Markup from the publisher's own Markdown file: shown as it is.
    html: str
    # One or two sentences for search results; may be empty.
    description: str = ""
    # Whether every page leads to it.
    in_navigation: bool = True
    # BCP 47; empty for the site's own.
    language: str = ""

    @property
    def path(self) -> str:
        """The page's file below the site's root."""
        return f"{self.address}index.html" if self.address.endswith("/") else self.address


def text_page(page: TextPage, *, facts: Sequence[Plain], frame: Frame) -> PageJob:
    """Show one text page, and below its text what the program knows."""
    language = page.language or frame.site.language
    is_foreign = language != frame.language
    return frame.job(
        page.path,
        "text.html",
        title=page.title,
        description=page.description or f"{page.title}: {frame.site.name}. {frame.site.tagline}".strip(),
        heading=page.title,
        html=page.html,
        facts=facts,
        language=language if is_foreign else "",
        direction=direction(language) if is_foreign else "",
    )
