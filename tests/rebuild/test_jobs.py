"""Page jobs and their rendering."""

import pickle
from functools import partial
from pathlib import Path

import jinja2
import pytest

from plugins.pressmark.rebuild.jobs import LatePart, PageJob, whole_file, whole_part
from plugins.pressmark.rebuild.render import Renderer


def job(**values: object) -> PageJob:
    return PageJob(path="a.html", template="a.html", values=values)


def renderer(folder: Path, template: str) -> Renderer:
    (folder / "a.html").write_text(template)
    return Renderer([folder])


def test_equal_jobs_have_equal_digests_whatever_the_order_of_values() -> None:
    assert job(a=1, b=["é"]).digest() == job(b=["é"], a=1).digest()


@pytest.mark.parametrize("other", [job(a=2), PageJob(path="b.html", template="a.html", values={"a": 1})])
def test_any_difference_shows_in_the_digest(other: PageJob) -> None:
    assert job(a=1).digest() != other.digest()


def test_job_of_anything_but_plain_data_has_no_digest() -> None:
    with pytest.raises(TypeError):
        job(a={1, 2}).digest()


def test_part_stands_in_a_job_as_what_it_holds(tmp_path: Path) -> None:
    row = whole_part({"code": "7", "address": "/stories/7.html"})

    assert renderer(tmp_path, "{{ a.code }} {{ a['address'] }}").render(job(a=row)) == b"7 /stories/7.html"
    assert job(a=row).digest() == job(a=whole_part({"address": "/stories/7.html", "code": "7"})).digest()
    assert job(a=row).digest() != job(a=whole_part({"code": "8", "address": "/stories/7.html"})).digest()


def test_name_a_part_does_not_hold_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(jinja2.UndefinedError, match="has no attribute 'cod'"):
        renderer(tmp_path, "{{ a.cod }}").render(job(a=whole_part({"code": "7"})))


def test_jobs_cross_to_other_processes() -> None:
    crossed = pickle.loads(pickle.dumps(job(a=whole_part({"code": "7"}))))

    assert crossed.digest() == job(a=whole_part({"code": "7"})).digest()


def test_text_is_escaped(tmp_path: Path) -> None:
    assert renderer(tmp_path, "{{ a }}").render(job(a="<script>")) == b"&lt;script&gt;"


def test_name_the_job_does_not_hold_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(jinja2.UndefinedError, match="'b' is undefined"):
        renderer(tmp_path, "{{ b }}").render(job(a=1))


def test_file_of_known_content_is_named_by_it() -> None:
    assert whole_file("a.css", b"a{}").make() == b"a{}"
    assert whole_file("a.css", b"a{}").digest() != whole_file("a.css", b"b{}").digest()


def test_late_part_is_made_when_it_is_read_and_only_once(tmp_path: Path) -> None:
    made: list[str] = []

    def make() -> dict[str, str]:
        made.append("once")
        return {"code": "7"}

    part = LatePart(make, "digest")

    assert (job(a=part).digest(), made) == (job(a=part).digest(), [])
    assert renderer(tmp_path, "{{ a.code }} {{ a.code }}").render(job(a=part)) == b"7 7"
    assert made == ["once"]


def test_late_part_is_made_where_it_is_read() -> None:
    crossed = pickle.loads(pickle.dumps(LatePart(partial(dict, code="7"), "digest")))

    assert (crossed.digest, crossed["code"]) == ("digest", "7")


def test_piece_drawn_once_is_remembered_for_equal_values_only(tmp_path: Path) -> None:
    drawn = renderer(tmp_path, "{% once a %}{{ a.code }} {{ b }}{% endonce %}")
    seven, eight = whole_part({"code": "7"}), whole_part({"code": "8"})

    assert drawn.render(job(a=seven, b="first")) == b"7 first"
    # What the tag does not name must not matter; here it shows that nothing is drawn twice.
    assert drawn.render(job(a=seven, b="second")) == b"7 first"
    assert drawn.render(job(a=eight, b="<third>")) == b"8 &lt;third&gt;"
