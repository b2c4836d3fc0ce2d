import pytest

from plugins.pressmark.discovery.inspection import feed_faults, page_faults

PAGE = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A</title></head><body>{}</body></html>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom">{}</feed>'


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        pytest.param("<h1>A</h1><p>One<p>Two<ul><li>Three</ul>", [], id="sound"),
        pytest.param("<p>One</p>", ["it has 0 first headings, not one"], id="no heading"),
        pytest.param("<h1>A</h1><div><span>One</div>", ["<span> is not closed before </div>, line 1"], id="unclosed"),
        pytest.param("<h1>A</h1></em>", ["</em> closes nothing, line 1"], id="closes nothing"),
        pytest.param('<h1 id="a">A</h1><p id="a">', ["id given 2 times: a"], id="id twice"),
        pytest.param('<h1>A</h1><img src="a.png">', ["<img> without alt: a.png"], id="picture without words"),
    ],
)
def test_faults_of_a_page(body: str, faults: list[str]) -> None:
    assert page_faults(PAGE.format(body)) == faults


def test_page_without_language_and_title() -> None:
    assert page_faults("<!doctype html><html><h1>A</h1></html>") == ["<html> names no language", "it has no title"]


@pytest.mark.parametrize(
    ("entries", "faults"),
    [
        pytest.param("<entry><id>a</id></entry><entry><id>b</id></entry>", [], id="sound"),
        pytest.param("<entry/>", ["an entry has no id"], id="no id"),
        pytest.param(
            "<entry><id>a</id></entry><entry><id>a</id></entry>", ["id of an entry given 2 times: a"], id="twice"
        ),
    ],
)
def test_faults_of_an_atom_feed(entries: str, faults: list[str]) -> None:
    assert feed_faults(ATOM.format(entries).encode(), is_json=False) == faults


def test_feed_cut_short_is_told() -> None:
    (fault,) = feed_faults(b"<rss><channel>", is_json=False)

    assert fault.startswith("it cannot be read: XMLSyntaxError: ")


def test_json_feed_without_items_is_told() -> None:
    assert feed_faults(b"{}", is_json=True) == ["it cannot be read: KeyError: 'items'"]
    assert feed_faults(b'{"items": [{"id": "a"}, {"id": "a"}]}', is_json=True) == ["id of an entry given 2 times: a"]
