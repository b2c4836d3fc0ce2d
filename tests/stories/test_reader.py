"""Stories as Pelican's own articles."""

from pathlib import Path
from typing import Any

import pytest
from pelican import signals
from pelican.contents import Article, Category
from pelican.settings import DEFAULT_CONFIG, read_settings

from plugins.pressmark.errors import StoryError
from plugins.pressmark.stories.reader import StoryArticle, StoryReader

ROOT = Path(__file__).parent.parent.parent
SEED = ROOT / "content" / "stories" / "2020" / "10" / "892006.txt"


@pytest.fixture(scope="module")
def settings() -> Any:
    return read_settings(str(ROOT / "pelicanconf.py"))


def article(settings: Any) -> StoryArticle:
    _, found = StoryReader(settings).read(str(SEED))
    category = Category(settings["DEFAULT_CATEGORY"], settings)
    return StoryArticle(
        found["story"], category=category, settings=settings, source_path=str(SEED), digest="", context={}
    )


def test_reader_gives_html_and_metadata(settings: Any) -> None:
    html, found = StoryReader(settings).read(str(SEED))

    assert html.startswith("<p>Turkey quickly declared its support for Azerbaijan")
    assert found["title"] == "Turkish-backed Syrian Militants Join Armenian-Azeri Conflict"
    assert found["story_code"] == "892006"
    assert found["date"].isoformat() == "2020-10-14T11:01:00+00:00"


def test_reader_logs_the_whole_message_and_raises(
    settings: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "a.txt").write_text("nonsense\n")

    with pytest.raises(StoryError):
        StoryReader(settings).read(str(tmp_path / "a.txt"))

    assert "a.txt:1:1: " in caplog.text
    assert "[missing-date]" in caplog.text


def test_story_article_has_whatever_an_article_has(settings: Any) -> None:
    made = article(settings)
    html, found = StoryReader(settings).read(str(SEED))
    usual = Article(html, found, settings=settings, source_path=str(SEED), context={})

    assert isinstance(made, Article)
    names = {name for name in vars(usual) if not name.startswith("_") and not hasattr(made, name)}
    assert names - {"author", "authors"} == set()
    for name in (
        "title",
        "date",
        "locale_date",
        "slug",
        "lang",
        "status",
        "category",
        "content",
        "summary",
        "template",
    ):
        assert getattr(made, name) == getattr(usual, name), name
    assert made.url == made.save_as == "stories/892006.html"
    assert made.is_valid()


def test_whoever_listens_hears_of_each_article(settings: Any) -> None:
    heard: list[Any] = []

    with signals.content_object_init.connected_to(heard.append):
        made = article(settings)

    assert heard == [made]
    assert DEFAULT_CONFIG["DEFAULT_CATEGORY"] == "misc"
