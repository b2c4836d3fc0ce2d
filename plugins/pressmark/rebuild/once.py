"""`{% once row %} … {% endonce %}`: a piece of a template that is drawn once for the values named, and then remembered.

For what stands on many pages and reads nothing but these values: the masthead, which sees only `site`; a row of a list.
Values are told apart as job digests tell them, so a piece that is remembered is the piece that would be drawn.
"""

from collections.abc import Callable

from jinja2 import Environment, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

from .jobs import Part

# Pieces a process remembers, about 400 bytes each. Beyond, it begins anew.
_MOST = 30_000


class Once(Extension):
    """The tag; its values are parts, texts, numbers or truth values, parted by commas."""

    tags = {"once"}  # noqa: RUF012  # jinja's own form

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self._drawn: dict[tuple[object, ...], str] = {}

    def parse(self, parser: Parser) -> nodes.Node:
        """Read the tag and what it encloses."""
        line = next(parser.stream).lineno
        values = [parser.parse_expression()]
        while parser.stream.skip_if("comma"):
            values.append(parser.parse_expression())
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        place = nodes.Const(f"{parser.name}:{line}")
        drawn = self.call_method("_draw", [place, *values], lineno=line)
        return nodes.CallBlock(drawn, [], [], body).set_lineno(line)

    def _draw(self, *key: object, caller: Callable[[], str]) -> str:
        key = tuple(value.digest if isinstance(value, Part) else value for value in key)
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = caller()
            if len(self._drawn) >= _MOST:
                self._drawn.clear()
            self._drawn[key] = drawn
        return drawn
