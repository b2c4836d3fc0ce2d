"""The quicker environment draws what jinja's own draws, and escapes all that jinja's own escapes."""

import pytest
from jinja2 import DictLoader, Environment, UndefinedError
from jinja2.runtime import StrictUndefined
from markupsafe import Markup

from plugins.pressmark.rebuild.environment import PlainEnvironment

PARTS = {
    "macros": "{% macro shown(a, b=1) %}<i>{{ a }}</i>{{ b }}{% endmacro %}{% macro around(a) %}{{ a }}{{ caller() }}{% endmacro %}",
    "base": "{{ a }}|{% block main %}{% endblock %}",
}
VALUES = ["plain", "", "a & b", "<script>", "\"'", "&amp;", "سلام <b>", Markup("<b>"), 7, None, ["<", Markup("<")]]
TEMPLATES = [
    "{{ a }}",
    "{{ a }} {{ a|upper }} {{ a ~ '<' ~ a }} {{ '%s <' % a }}",
    "{% set b %}<u>{{ a }}</u>{% endset %}{{ b }}{{ b|length }}",
    "{% from 'macros' import around, shown %}{{ shown(a) }}{{ shown(a, b=a) }}{% call around(a) %}{{ a }}{% endcall %}",
    "{% for one in [a, '<', 'x'] %}{{ loop.index }}{{ one }}{{ loop.last }}{% endfor %}",
    "{% filter upper %}{{ a }}{% endfilter %}",
    "{% autoescape false %}{{ a }}{% endautoescape %}{{ a|safe }}{{ a|e }}{{ a|forceescape }}",
    "{% extends 'base' %}{% block main %}{{ super() }}{{ a }}{% endblock %}",
    "{{ {'b': {'c': a}}.b.c }}{{ a is string }}{{ a.upper() if a is string }}",
]


def drawn(kind: type[Environment], template: str, value: object) -> str:
    loader = DictLoader({**PARTS, "page": template})
    environment = kind(loader=loader, autoescape=True, undefined=StrictUndefined)
    return environment.get_template("page").render(a=value)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_page_is_drawn_as_jinja_draws_it(template: str, value: object) -> None:
    assert drawn(PlainEnvironment, template, value) == drawn(Environment, template, value)


@pytest.mark.parametrize("template", ["{{ b }}", "{{ {}.b }}", "{{ b() }}", "{{ a.b }}"])
def test_what_a_page_does_not_have_is_a_fault(template: str) -> None:
    with pytest.raises(UndefinedError):
        drawn(PlainEnvironment, template, "text")
