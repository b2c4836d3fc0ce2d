"""The citation of a story, to be pasted."""

import sys
from difflib import get_close_matches

from ..documents import archive_document
from ..errors import UsageError
from ..exports.citations import FORMATS, Citation, citation, plain_bytes
from ..model import Status, StoryTopics
from ..options import read_options
from .reading import UnknownCodeError, filed_stories, settings

_FORMATS = {"text": plain_bytes, "bibtex": FORMATS["bib"], "ris": FORMATS["ris"], "csl": FORMATS["json"]}


def cite(code: str, *, form: str, content: str, site_url: str) -> None:
    """Print the citation of a published story.

    Raises:
        UsageError: There is no such format.
        UnknownCodeError: There is no such story.
    """
    if form not in _FORMATS:
        raise UsageError(f"--format={form}: no such format; legal: {', '.join(_FORMATS)}")
    citations = _citations(content, site_url)
    if code not in citations:
        near = get_close_matches(code, citations, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise UnknownCodeError(f"no published story has the code {code}{hint}")
    sys.stdout.write(_FORMATS[form]([citations[code]]).decode())


def _citations(folder: str, site_url: str) -> dict[str, Citation]:
    """The citation of every published story, by its code."""
    site = read_options(settings() | ({"SITEURL": site_url} if site_url else {})).site
    documents = (
        archive_document(story, topics=StoryTopics(), site_url=site.url, language=site.language)
        for _, story in filed_stories(folder)
        if story.status is Status.PUBLISHED
    )
    return {document.code: citation(document, site=site) for document in documents}
