"""Words in templates: said in the language of the site, with or without values."""

from pathlib import Path

import pytest

from plugins.pressmark.rebuild.jobs import PageJob
from plugins.pressmark.rebuild.render import Renderer
from plugins.pressmark.words import words_of

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Older"
msgstr "Pli malnovaj"

msgctxt "of a list"
msgid "Order"
msgstr "Ordo"

msgid "100%% of <em>all</em>"
msgstr "100%% de <em>ĉiuj</em>"

msgid "About %(name)s"
msgstr "Pri %(name)s"

msgid "%(count)s day"
msgid_plural "%(count)s days"
msgstr[0] "%(count)s tago"
msgstr[1] "%(count)s tagoj"
"""


@pytest.mark.parametrize(
    ("template", "english", "esperanto"),
    [
        pytest.param("{% trans %}Older{% endtrans %}", "Older", "Pli malnovaj", id="word"),
        pytest.param("{{ gettext('Older') }}", "Older", "Pli malnovaj", id="as an argument"),
        pytest.param('{% trans "of a list" %}Order{% endtrans %}', "Order", "Ordo", id="context"),
        pytest.param(
            "{% trans %}100% of\n   <em>all</em>{% endtrans %}",
            "100% of <em>all</em>",
            "100% de <em>ĉiuj</em>",
            id="percent sign and markup",
        ),
        pytest.param(
            "{% trans name=a %}About {{ name }}{% endtrans %}", "About &lt;b&gt;", "Pri &lt;b&gt;", id="value is text"
        ),
        pytest.param(
            "{% trans count=2 %}{{ count }} day{% pluralize %}{{ count }} days{% endtrans %}",
            "2 days",
            "2 tagoj",
            id="number",
        ),
    ],
)
def test_templates_speak_the_language_of_the_site(template: str, english: str, esperanto: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(template)
    (tmp_path / "eo.po").write_text(CATALOGUE, encoding="utf-8")
    job = PageJob(path="a.html", template="a.html", values={"a": "<b>"})

    said = [Renderer([tmp_path], words_of(language, [tmp_path])).render(job).decode() for language in ("en", "eo")]

    assert said == [english, esperanto]
