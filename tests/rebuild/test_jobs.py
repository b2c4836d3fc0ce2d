"""Page jobs and their rendering."""

import pickle
from pathlib import Path

import jinja2
import pytest

from plugins.pressmark.rebuild.jobs import FileJob, PageJob, Part
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
    row = Part({"code": "7", "address": "/stories/7.html"})

    assert renderer(tmp_path, "{{ a.code }} {{ a['address'] }}").render(job(a=row)) == b"7 /stories/7.html"
    assert job(a=row).digest() == job(a=Part({"address": "/stories/7.html", "code": "7"})).digest()
    assert job(a=row).digest() != job(a=Part({"code": "8", "address": "/stories/7.html"})).digest()


def test_name_a_part_does_not_hold_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(jinja2.UndefinedError, match="has no attribute 'cod'"):
        renderer(tmp_path, "{{ a.cod }}").render(job(a=Part({"code": "7"})))


def test_jobs_cross_to_other_processes() -> None:
    crossed = pickle.loads(pickle.dumps(job(a=Part({"code": "7"}))))

    assert crossed.digest() == job(a=Part({"code": "7"})).digest()


def test_text_is_escaped(tmp_path: Path) -> None:
    assert renderer(tmp_path, "{{ a }}").render(job(a="<script>")) == b"&lt;script&gt;"


def test_name_the_job_does_not_hold_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(jinja2.UndefinedError, match="'b' is undefined"):
        renderer(tmp_path, "{{ b }}").render(job(a=1))


def test_file_job_is_its_content(tmp_path: Path) -> None:
    assert renderer(tmp_path, "").render(FileJob(path="a.css", content=b"a{}")) == b"a{}"
