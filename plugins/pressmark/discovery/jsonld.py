"""What a page says of itself in the words of schema.org: documents in, plain mappings out, and their text in a page.

Goes in: archive documents, the `Site`, names and absolute addresses. Which page says what is left to `pages/`.
Sources: https://schema.org/NewsArticle and Google's "Article (NewsArticle) structured data".
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from ..documents import ArchiveDocument, Site
from ..model import StoryTopic, Topic, TopicType
from .moments import zoned

Node = Mapping[str, Any]

# Characters; search engines cut longer ones.
_LONGEST_HEADLINE = 110
# The heaviest one. Each costs the reader bytes, and what a story only mentions says little of it.
_MOST_MENTIONS = 1
_TYPES = {
    TopicType.PLACE: "Place",
    TopicType.PERSON: "Person",
    TopicType.ORGANISATION: "Organization",
    TopicType.SUBJECT: "DefinedTerm",
}
# JSON of its own is no HTML: "</script>" would end the element, "<!--" would begin a comment. The last two end lines in
# older JavaScript.
_ESCAPED = re.compile("[<>&\u2028\u2029]")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def news_article(document: ArchiveDocument, *, site: Site, description: str, image: str) -> Node:
    """Describe one story.

    Args:
        description: As the page's own.
        image: The address of a picture that stands for the archive; empty for none.
    """
    story = document.story
    topics = document.topics
    publisher = {"@type": "Organization", "name": site.name, "url": f"{site.url}/"}
    node: dict[str, Any] = {
        "@type": "NewsArticle",
        **_headline(story.headline),
        "description": description,
        "url": document.permalink,
        "mainEntityOfPage": document.permalink,
        "identifier": story.code,
        "datePublished": zoned(story.dateline),
        "dateModified": zoned(document.newest_dateline),
        "inLanguage": document.language,
        "isAccessibleForFree": True,
        "about": list(map(_thing, topics.about)),
        "mentions": list(map(_thing, topics.mentions[:_MOST_MENTIONS])),
        # For programs that do not read `about`, which has them all; a story of no topic is found by its code.
        "keywords": topics.about[0].topic.name if topics.about else story.code,
        "image": image,
        "author": _authors(document) or publisher,
        "publisher": publisher,
        "license": site.licence.address if site.licence else "",
    }
    return {name: value for name, value in node.items() if value not in ("", [], 0)}


def breadcrumb_list(links: Iterable[tuple[str, str]]) -> Node:
    """Describe the way down to a page; neither the front page nor the page itself need be part of it.

    Args:
        links: Name and absolute address of each page of the way, from the top.
    """
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": address}
        for place, (name, address) in enumerate(links, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def topic_node(topic: Topic, *, address: str) -> Node:
    """Describe a topic: what it is, and its code by ISO or IPTC, by which story pages call it.

    Args:
        address: The absolute address of the topic's first page.
    """
    is_country = (topic.identifier or "").startswith("iso3166:")
    node = {
        "@type": "Country" if is_country else _TYPES[topic.type],
        "@id": f"{address}#topic",
        "name": topic.name,
        "description": topic.scope,
        "identifier": topic.identifier,
        "sameAs": topic.same_as,
    }
    return {name: value for name, value in node.items() if value}


def collection_page(*, site: Site, name: str, description: str, address: str, about: Node | None = None) -> Node:
    """Describe a list of stories.

    Args:
        about: What all of them are about, if anything.
    """
    return {
        "@type": "CollectionPage",
        "name": name,
        "description": description,
        "url": address,
        "inLanguage": site.language,
        "isPartOf": {"@type": "WebSite", "name": site.name, "url": f"{site.url}/"},
        **({"about": about} if about else {}),
    }


def web_site(site: Site, *, search: str) -> Node:
    """Describe the whole site, for its front page.

    Args:
        search: The absolute address of the search page, which takes `?q=`; empty for none.
    """
    node = {
        "@type": "WebSite",
        "name": site.name,
        "description": site.tagline,
        "url": f"{site.url}/",
        "inLanguage": site.language,
        "potentialAction": _search_action(search) if search else "",
    }
    return {name: value for name, value in node.items() if value}


def script_text(nodes: Sequence[Node]) -> str:
    """Write nodes as the content of `<script type="application/ld+json">`, where it stands as it is, unescaped."""
    graph = nodes[0] if len(nodes) == 1 else {"@graph": nodes}
    text = _ENCODER.encode({"@context": "https://schema.org", **graph})
    # One search, where nearly no text has anything to escape.
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _headline(headline: str) -> dict[str, str]:
    if len(headline) <= _LONGEST_HEADLINE:
        return {"headline": headline}
    cut = headline[: _LONGEST_HEADLINE - 1]
    return {"headline": f"{cut.rpartition(' ')[0] or cut}…", "name": headline}


def _authors(document: ArchiveDocument) -> Sequence[Node]:
    """Who wrote it, as far as the story tells: its author and its source, which is at home where its link leads."""
    types = {"author": "Person", "source": "Organization"}
    told = dict(document.story.fields)
    authors = [{"@type": types[name], "name": told[name]} for name in types if told.get(name)]
    if authors and told.get("source") and told.get("link"):
        link = urlsplit(told["link"])
        authors[-1]["url"] = f"{link.scheme}://{link.netloc}/"
    return authors


def _thing(found: StoryTopic) -> Node:
    """A topic by its name and its code by ISO or IPTC; what it is, the topic's own page tells.

    Every byte here is part of a story's first view.
    """
    topic = found.topic
    return {"name": topic.name} | ({"identifier": topic.identifier} if topic.identifier else {})


def _search_action(search: str) -> Node:
    return {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{q}}"},
        "query-input": "required name=q",
    }
