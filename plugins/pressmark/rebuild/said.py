"""`{% trans %}`, as jinja's own extension knows it, but said when a template is read rather than for each page.

A set of templates is read for one language, so words without values in them are as good as any other text of a
template: a page costs a quarter less.
"""

from jinja2 import nodes
from jinja2.ext import InternationalizationExtension
from jinja2.parser import Parser

from ..words import Words


class Said(InternationalizationExtension):
    """The tag; the environment's `words` are those of its language."""

    def parse(self, parser: Parser) -> nodes.Node | list[nodes.Node]:
        """Read the tag and what it encloses."""
        node = super().parse(parser)
        call = node.nodes[0] if isinstance(node, nodes.Output) else None
        if not isinstance(call, nodes.Call) or call.kwargs or not isinstance(call.node, nodes.Name):
            return node
        message = [argument.value for argument in call.args if isinstance(argument, nodes.Const)]
        if call.node.name not in {"gettext", "pgettext"}:
            return node
        words: Words = self.environment.words  # type: ignore[attr-defined]
        text = words.gettext(*message) if call.node.name == "gettext" else words.pgettext(*message)
        # As jinja fills in values that are none, which makes one percent sign of two.
        return nodes.Output([nodes.TemplateData(text % {})], lineno=call.lineno)
