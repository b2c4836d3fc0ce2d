"""What the sitemap of pages names, with and without rooms."""

from collections.abc import Sequence

import pytest
from lxml import etree

from plugins.pressmark.documents import ArchiveDocument
from plugins.pressmark.pages.site_files import site_files
from tests.pages.invented import ABOUT, invented_archive, site

SITE = site()


def named(documents: Sequence[ArchiveDocument], *, has_search: bool) -> list[str]:
    files = {f.path: f for f in site_files(documents, site=SITE, text_pages=[ABOUT], has_search=has_search)}
    root = etree.fromstring(files["sitemap-pages.xml"].make())
    return [str(found.text).removeprefix(SITE.url) for found in root.iter("{*}loc")]


@pytest.mark.parametrize(
    ("documents", "has_search", "pages"),
    [
        pytest.param(
            invented_archive(SITE),
            True,
            ["/", "/topics/", "/about/", "/codes/", "/data/", "/feeds/", "/search/"],
            id="all",
        ),
        pytest.param(
            invented_archive(SITE), False, ["/", "/topics/", "/about/", "/codes/", "/data/", "/feeds/"], id="no search"
        ),
        pytest.param([], False, ["/", "/about/"], id="no stories"),
    ],
)
def test_the_sitemap_names_the_rooms_there_are(
    documents: Sequence[ArchiveDocument], has_search: bool, pages: list[str]
) -> None:
    assert named(documents, has_search=has_search) == pages
