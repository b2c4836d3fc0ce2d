"""Files that are written from stories or from plain data, without a template: each as a job, named by what it shows."""

from collections.abc import Callable, Sequence
from functools import partial

from ..documents import ArchiveDocument, Site
from ..rebuild.jobs import FileJob, PlainData, digest, digest_of_words


def stories_file(
    path: str, write: Callable[[Sequence[ArchiveDocument]], bytes], documents: Sequence[ArchiveDocument], *, site: Site
) -> FileJob:
    """Plan a file that is made from whole stories and nothing else.

    Args:
        write: From the documents to the bytes.
        documents: In the order of the file.
        site: What every story's address and language come from.
    """
    told = (f"{d.story_digest} {d.topics_digest}" for d in documents)
    return FileJob(path=path, make=partial(write, documents), name=digest_of_words([repr(site), *told]))


def matter_file(path: str, write: Callable[..., bytes], matter: PlainData, **settings: PlainData) -> FileJob:
    """Plan a file that is made from plain data.

    Args:
        write: From the matter and the settings to the bytes.
    """
    return FileJob(path=path, make=partial(write, matter, **settings), name=digest([matter, settings]))
