"""The page shown for an address that leads nowhere."""

from ..rebuild.jobs import PageJob
from .addresses import CODES, NOT_FOUND
from .frame import Frame


def not_found_page(frame: Frame) -> PageJob:
    """Show the ways back; the host serves this page at any depth, so its links start at the root."""
    return frame.job(
        NOT_FOUND,
        "not_found.html",
        title=frame.words.gettext("Page not found"),
        description=frame.words.gettext("There is no page at this address in %(site)s.", site=frame.site.name),
        codes=frame.link(frame.words.gettext("Story codes"), CODES) if frame.shown["data"] else None,
    )
