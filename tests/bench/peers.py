"""The same stories as sites of other generators: story pages, paged index, paged topic pages, one Atom feed, a sitemap.

Each gets the least its own manual asks for, and nothing that slows it down.
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from .corpus import MadeUpStory

_HUGO = {
    "hugo.toml": """baseURL = "https://example.org/"
title = "The Harbour Post"
disableKinds = ["RSS", "section"]
[pagination]
pagerSize = 20
[outputs]
home = ["html", "atom"]
term = ["html"]
[mediaTypes."application/atom+xml"]
suffixes = ["xml"]
[outputFormats.atom]
mediaType = "application/atom+xml"
baseName = "atom"
[taxonomies]
tag = "tags"
""",
    "layouts/baseof.html": """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<link rel="canonical" href="{{ .Permalink }}"></head><body><p><a href="/">{{ site.Title }}</a></p>
{{ block "main" . }}{{ end }}</body></html>
""",
    "layouts/list.html": """{{ define "main" }}<h1>{{ .Title }}</h1><ol>
{{ range (.Paginate .RegularPages).Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Date.Format "2 January 2006" }}</li>
{{ end }}</ol>{{ with .Paginator.Prev }}<a href="{{ .URL }}">Newer</a>{{ end }}
{{ with .Paginator.Next }}<a href="{{ .URL }}">Older</a>{{ end }}{{ end }}
""",
    "layouts/terms.html": """{{ define "main" }}<ol>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ol>{{ end }}
""",
    "layouts/page.html": """{{ define "main" }}<article><h1>{{ .Title }}</h1><p>{{ .Date.Format "2 January 2006 15:04" }}</p>
{{ .Content }}<ul>{{ range (.GetTerms "tags") }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></article>{{ end }}
""",
    "layouts/home.atom.xml": """<feed xmlns="http://www.w3.org/2005/Atom"><title>{{ site.Title }}</title><id>{{ .Permalink }}</id>
{{ range first 20 .RegularPages }}<entry><title>{{ .Title }}</title><id>{{ .Permalink }}</id>
<updated>{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}</updated><content type="html">{{ .Content | transform.XMLEscape }}</content></entry>
{{ end }}</feed>
""",
}
_PELICAN = {
    "pelicanconf.py": """SITENAME = "The Harbour Post"
SITEURL = "https://example.org"
PATH = "content"
THEME = "theme"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
DEFAULT_PAGINATION = 20
DIRECT_TEMPLATES = ["index", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
PAGINATED_TEMPLATES = {"index": 20, "tag": 20}
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = ""
FEED_ALL_ATOM = "atom.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
""",
    "theme/templates/base.html": """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{% block title %}{{ SITENAME }}{% endblock %}</title>
</head><body><p><a href="/">{{ SITENAME }}</a></p>{% block main %}{% endblock %}</body></html>
""",
    "theme/templates/index.html": """{% extends "base.html" %}{% block main %}<ol>{% for a in articles_page.object_list %}
<li><a href="/{{ a.url }}">{{ a.title }}</a> {{ a.locale_date }}</li>{% endfor %}</ol>
{% if articles_page.has_next() %}<a href="/{{ articles_next_page.url }}">Older</a>{% endif %}{% endblock %}
""",
    "theme/templates/tag.html": """{% extends "index.html" %}
""",
    "theme/templates/article.html": """{% extends "base.html" %}{% block main %}<article><h1>{{ article.title }}</h1><p>{{ article.locale_date }}</p>
{{ article.content }}<ul>{% for t in article.tags %}<li><a href="/{{ t.url }}">{{ t }}</a></li>{% endfor %}</ul></article>{% endblock %}
""",
    "theme/templates/sitemap.html": """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{% for a in articles %}<url><loc>{{ SITEURL }}/{{ a.url }}</loc></url>{% endfor %}</urlset>
""",
}


def hugo_site(stories: Iterator[MadeUpStory], folder: Path) -> list[str]:
    """Write a Hugo site; give the command that builds it."""
    _write(_HUGO, folder)
    for story in stories:
        head = {"title": story.headline, "date": story.moment.isoformat(), "tags": story.topics}
        text = f"{json.dumps(head)}\n\n{_markdown(story)}"
        _write({f"content/stories/{story.code}.md": text}, folder)
    return [str(Path(sys.executable).with_name("hugo")), "--quiet"]


def pelican_site(stories: Iterator[MadeUpStory], folder: Path) -> list[str]:
    """Write a site of stock Pelican; give the command that builds it."""
    _write(_PELICAN, folder)
    for story in stories:
        head = f"Title: {story.headline}\nDate: {story.moment:%Y-%m-%d %H:%M}\nTags: {', '.join(story.topics)}\n"
        _write({f"content/stories/{story.code}.md": f"{head}Slug: {story.code}\n\n{_markdown(story)}"}, folder)
    return [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "-q"]


PEERS: dict[str, Callable[[Iterator[MadeUpStory], Path], list[str]]] = {"hugo": hugo_site, "pelican": pelican_site}


def _markdown(story: MadeUpStory) -> str:
    return "\n\n".join(story.paragraphs) + "\n"


def _write(files: dict[str, str], folder: Path) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
