"""The topics of an archive as data: each with what it is and how many stories are about it.

Goes in: documents. Comes out: plain data for each topic, and the bytes of `topics.json`. Why a story has a topic stands
with the story.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any

from ..documents import ArchiveDocument
from ..model import Dateline, Topic


def topic_objects(documents: Iterable[ArchiveDocument], *, address: Callable[[str], str]) -> list[dict[str, Any]]:
    """Give each topic that a story is about, by slug.

    Args:
        address: From a topic's slug to the absolute address of its page.
    """
    topics: dict[str, Topic] = {}
    members: dict[str, list[Dateline]] = {}
    for document in documents:
        for about in document.topics.about:
            topics.setdefault(about.topic.slug, about.topic)
            members.setdefault(about.topic.slug, []).append(document.story.dateline)
    return [_object(topics[slug], members[slug], address(slug)) for slug in sorted(topics)]


def topics_json(objects: Iterable[dict[str, Any]]) -> bytes:
    """Write the topics as one JSON array, one topic a line."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    lines = ",\n".join(map(encode, objects))
    return f"[\n{lines}\n]\n".encode()


def _object(topic: Topic, datelines: list[Dateline], address: str) -> dict[str, Any]:
    days = {dateline.local.date() for dateline in datelines}
    return {
        "slug": topic.slug,
        "name": topic.name,
        "type": topic.type,
        "identifier": topic.identifier,
        "same_as": topic.same_as or None,
        "parent": topic.parent,
        "scope": topic.scope,
        "stories": len(datelines),
        "first": min(days).isoformat(),
        "last": max(days).isoformat(),
        "address": address,
    }
