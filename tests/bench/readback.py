"""Builds a site of many stories and reads all its data files back: `invoke readback`.

Stories are made up and written as files; what comes back by polars, bibtexparser, rispy and JSON must be what was made
up, and topics must have as many stories as tell them. The suite does the same without a site, and with fewer BibTeX
entries, since each takes milliseconds to be read.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import polars
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware

from tests.site.building import ROOT

from .corpus import CorpusStory, made_up_stories, write_stories

ADDRESS = "https://example.org/archive"
# Code, moment or day, headline; and what else a format holds.
Rows = list[tuple[object, ...]]


def read_json_lines(data: Path) -> Rows:
    """Read the stories with polars."""
    frame = polars.concat([polars.read_ndjson(path, infer_schema_length=None) for path in _all(data, "*.jsonl")])
    rows = frame.select("code", "published", "headline", "paragraphs", "address", "language").rows()
    return [(code, moment, headline, tuple(text), *others) for code, moment, headline, text, *others in rows]


def read_csv(data: Path) -> Rows:
    """Read the table with polars."""
    frame = polars.concat([polars.read_csv(path, infer_schema=False) for path in _all(data, "*.csv")])
    rows = frame.select("code", "published", "headline", "text", "address", "language").rows()
    return [
        (code, moment, headline, tuple(text.split("\n")), *others) for code, moment, headline, text, *others in rows
    ]


def read_bibtex(data: Path) -> Rows:
    """Read the citations of the whole archive with bibtexparser."""
    text = (data / "citations.bib").read_text(encoding="utf-8")
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    fields = [
        (entry.key, {name: field.value for name, field in entry.fields_dict.items()}) for entry in library.entries
    ]
    return [(key.removeprefix("story"), told["date"], told["title"], told["url"]) for key, told in fields]


def read_ris(data: Path) -> Rows:
    """Read the citations with rispy."""
    cited = rispy.loads((data / "citations.ris").read_text(encoding="utf-8"))
    return [(c["accession_number"], c["date"].replace("/", "-"), c["title"], c["urls"][0]) for c in cited]


def read_csl(data: Path) -> Rows:
    """Read the citations as JSON."""
    cited = json.loads((data / "citations.json").read_bytes())
    days = ["-".join(f"{part:02}" for part in c["issued"]["date-parts"][0]) for c in cited]
    return [(c["id"].removeprefix("story"), day, c["title"], c["URL"]) for c, day in zip(cited, days, strict=True)]


def read_topics(data: Path) -> Rows:
    """Read the topics, each as often as it has stories."""
    topics = json.loads((data / "topics.json").read_bytes())
    return [(topic["slug"],) for topic in topics for _ in range(topic["stories"])]


def topics_told(data: Path) -> Rows:
    """Read the topics that the stories tell."""
    frame = polars.concat([polars.read_csv(path, infer_schema=False) for path in _all(data, "*.csv")])
    return [(slug,) for (slugs,) in frame.select("topics").rows() for slug in (slugs or "").split(";") if slug]


def whole(story: CorpusStory) -> tuple[object, ...]:
    """A story as stories are read back."""
    return (*_known(story, story.moment.isoformat()), story.paragraphs, _address(story), "en")


def cited(story: CorpusStory) -> tuple[object, ...]:
    """A story as citations are read back."""
    return (*_known(story, f"{story.moment:%Y-%m-%d}"), _address(story))


def faults(data: Path, stories: Sequence[CorpusStory]) -> Iterator[str]:
    """Say of each format what does not come back as it went in."""
    formats: dict[str, tuple[Callable[[Path], Rows], Rows]] = {
        "JSON Lines": (read_json_lines, [whole(story) for story in stories]),
        "CSV": (read_csv, [whole(story) for story in stories]),
        "BibTeX": (read_bibtex, [cited(story) for story in stories]),
        "RIS": (read_ris, [cited(story) for story in stories]),
        "CSL-JSON": (read_csl, [cited(story) for story in stories]),
        "topics": (read_topics, topics_told(data)),
    }
    for name, (read, expected) in formats.items():
        came, went = Counter(read(data)), Counter(expected)
        print(f"{name}: {came.total():,} of {went.total():,}", flush=True)
        if came != went:
            yield f"{name}: {min(went - came, default='nothing')} went in and {min(came - went, default='nothing')} came"


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="invoke readback")
    parser.add_argument("--stories", type=int, default=10_000)
    stories = list(made_up_stories(parser.parse_args().stories))
    with TemporaryDirectory() as folder:
        write_stories(stories, Path(folder, "content"), with_topics=True)
        words = ["--no-search", "--content", f"{folder}/content", "--output", f"{folder}/output", "--site-url", ADDRESS]
        if status := subprocess.run(
            [sys.executable, "-m", "invoke", "build", *words], cwd=ROOT, check=False
        ).returncode:
            return status
        found = list(faults(Path(folder, "output", "data"), stories))
    print("\n".join(found or ["every story came back equal from every format"]))
    return 1 if found else 0


def _all(data: Path, pattern: str) -> list[Path]:
    return sorted(data.rglob(pattern))


def _known(story: CorpusStory, moment: str) -> tuple[str, str, str]:
    return str(story.code), moment, story.headline


def _address(story: CorpusStory) -> str:
    return f"{ADDRESS}/stories/{story.code}.html"


if __name__ == "__main__":
    sys.exit(main())
