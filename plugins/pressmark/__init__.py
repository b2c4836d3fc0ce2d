"""Pressmark: a folder of plain-text news stories becomes a published news archive.

`register` says which feature hears which of Pelican's signals, in the order of a build.
"""

from functools import cache
from typing import Any


@cache  # a process that builds twice registers twice, and every receiver would hear every signal twice
def register() -> None:
    """Connect the features to Pelican."""
    # Inside, so that a worker or a test that needs one pure module does not wait for Pelican to load.
    from pelican import signals  # noqa: PLC0415

    from .options import read_options  # noqa: PLC0415
    from .pages.generator import archive_generator  # noqa: PLC0415
    from .rebuild.writer import PublishingRun, job_writer  # noqa: PLC0415
    from .stories.reader import add_stories, spare_categories  # noqa: PLC0415
    from .themes import is_own, settings_for_others  # noqa: PLC0415
    from .topics.generator import tag_articles  # noqa: PLC0415

    run = PublishingRun()

    def begin(pelican: Any) -> None:
        # An error here stops the build; an error in `register` would only be logged.
        options = read_options(pelican.settings)
        if not is_own(pelican.settings["THEME"]):
            pelican.settings.update(settings_for_others(pelican.settings, stories_per_page=options.stories_per_page))

    def enter(generator: Any) -> None:
        add_stories(generator)
        if not is_own(generator.settings["THEME"]):
            tag_articles(generator)

    def tag_late(generator: Any) -> None:
        # Pelican's own tag pages take quadratic time, and ours stand in their place.
        if is_own(generator.settings["THEME"]):
            tag_articles(generator)

    signals.initialized.connect(begin, weak=False)
    signals.get_generators.connect(run.begin, weak=False)
    signals.generator_init.connect(run.tell, weak=False)
    signals.get_generators.connect(archive_generator)
    signals.article_generator_pretaxonomy.connect(enter, weak=False)
    signals.article_generator_finalized.connect(tag_late, weak=False)
    signals.article_generator_finalized.connect(spare_categories)
    signals.get_writer.connect(job_writer)
    signals.finalized.connect(run.finish, weak=False)
