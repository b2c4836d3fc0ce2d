"""Trying the program: in feed readers, and beside other generators."""

from pathlib import Path

from .environment import environment_of, run_tool


def try_readers() -> int:
    """Try the feeds in real feed readers."""
    with environment_of("--group", "pyproject.toml:readers") as python:
        return run_tool("tests.site.readers", str(python))


def measure(*, stories: str, against: str, times: int, corpus: str, json: str, page: bool) -> int:
    """Measure builds, beside those of other generators."""
    asked = {"stories": stories, "against": against, "times": str(times)}
    asked |= {name: str(Path(path).resolve()) for name, path in {"corpus": corpus, "json": json}.items() if path}
    words = [f"--{name}={value}" for name, value in asked.items()]
    return run_tool("tests.bench", *words, *(["--page"] if page else []))


def measure_feeds(*, stories: str, times: int, corpus: str) -> int:
    """Measure the making of the feeds alone."""
    return _measure_part("feeds", stories, corpus, f"--times={times}")


def measure_topics(*, stories: str, corpus: str) -> int:
    """Measure the finding of topics alone."""
    folder = str(Path(corpus).resolve()) if corpus else ""
    return run_tool("tests.bench.topics", f"--stories={stories or 1000}", f"--corpus={folder}")


def measure_search(*, stories: str, corpus: str) -> int:
    """Measure the search alone."""
    return _measure_part("search", stories, corpus)


def measure_saving(*, stories: str, times: int, corpus: str) -> int:
    """Measure how soon a save shows while a site is served."""
    return _measure_part("saving", stories, corpus, f"--times={times}")


def measure_parser(*, stories: str, times: int, corpus: str) -> int:
    """Measure the reading of stories alone."""
    return _measure_part("parsing", stories, corpus, f"--times={times}")


def _measure_part(name: str, stories: str, corpus: str, *words: str) -> int:
    folder = str(Path(corpus).resolve()) if corpus else ""
    return run_tool(f"tests.bench.{name}", f"--stories={stories or 10000}", f"--corpus={folder}", *words)
