"""Talks to Pagefind: records go in, the files of an index come out.

Pagefind is a program beside this one. It reads messages from its input and answers on its output: JSON in Base64, with
a comma behind each (its source: `pagefind/src/service/`, version 1.5). Its own Python client reads ten answers a second
and so needs a quarter of an hour for 10,000 stories. What the records say is left to `records.py`.
"""

import base64
import json
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

from pagefind_bin import get_executable

from ..errors import SearchError
from .records import SearchRecord

_PACKAGE = "pagefind_bin"
_INDEX = 0
_FIX = "  fix: `build --no-search` builds a site without search"


def pagefind_version() -> str:
    """Give the version of the program: "1.5.2"."""
    return version(_PACKAGE)


def index_files(records: Sequence[SearchRecord], *, language: str) -> Iterator[tuple[str, bytes]]:
    """Give the files of the index of all records, each with its path in the index, "/" separated.

    One index for all languages, so that one search finds stories in any of them; its words are brought to their stems
    by the rules of one language.

    Args:
        records: In the order in which the index is to name them.
        language: BCP 47; where Pagefind has no rules for it, words stay as they are.
    Raises:
        SearchError: Pagefind cannot be started, or refuses.
    """
    messages = list(_messages(records, language))
    with _started() as program:
        assert program.stdin is not None  # noqa: S101  # both are pipes
        assert program.stdout is not None  # noqa: S101
        # In a thread, since a program that waits for its answers to be read reads no more questions.
        teller = threading.Thread(target=_tell, args=[program.stdin, messages])
        teller.start()
        try:
            last = _last_answer(program.stdout, number=len(messages) - 1)
        finally:
            program.kill()
            teller.join()
            with suppress(BrokenPipeError):
                program.stdin.close()
    for file in last["files"]:
        yield Path(file["path"]).as_posix(), base64.b64decode(file["content"])


def _started() -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603  # it is a dependency, found in its own package
            [get_executable(), "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise SearchError(f"Pagefind cannot be started: {error.strerror}\n{_FIX}") from error


def _messages(records: Sequence[SearchRecord], language: str) -> Iterator[dict[str, Any]]:
    yield {"type": "NewIndex", "config": {"force_language": language}}
    for record in records:
        yield {
            "type": "AddRecord",
            "index_id": _INDEX,
            "url": record.address,
            "content": record.text,
            "language": language,
            "meta": {"title": record.title, "about": record.about},
        }
    # Not "WriteFiles": it answers before the files are written, and leaves some empty when the program ends.
    yield {"type": "GetFiles", "index_id": _INDEX}


def _tell(program: IO[bytes], messages: Sequence[dict[str, Any]]) -> None:
    with suppress(BrokenPipeError):  # what went wrong is in its answer
        for number, message in enumerate(messages):
            said = json.dumps({"message_id": number, "payload": message}).encode()
            program.write(base64.b64encode(said) + b",")
        program.flush()


def _last_answer(program: IO[bytes], *, number: int) -> dict[str, Any]:
    for answer in _answers(program):
        said: dict[str, Any] = answer["payload"]
        if said["type"] == "Error":
            raise SearchError(f"Pagefind cannot make the search index: {said['message']}")
        if answer["message_id"] == number:
            return said
    raise SearchError(
        "Pagefind ended before it had made the search index, perhaps for want of memory: it takes 800 MB for 10,000"
        f" stories\n{_FIX}"
    )


def _answers(program: IO[bytes]) -> Iterator[dict[str, Any]]:
    begun: list[bytes] = []
    while part := program.read1(1 << 20):  # type: ignore[attr-defined]  # a buffered pipe has it
        *ends, rest = part.split(b",")
        for end in ends:
            yield json.loads(base64.b64decode(b"".join([*begun, end])))
            begun = []
        begun.append(rest)
