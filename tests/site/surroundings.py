"""One archive, built in many surroundings: `invoke reproduce` prints the one digest that all sites share.

Locale, time zone, hash seed, Python and its options, clock, order of files, folders, rights, network, processes: none of
them is an input of a site, so none may change a byte of it.
"""

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .building import ROOT, digests
from .mixed import write_archive

# A false clock is a library of its own (Debian's package faketime); empty where it is not installed.
FAKETIME = next((str(found) for found in Path("/usr/lib").glob("*/faketime/libfaketime.so.1")), "")
_LOCALES = {"fa_IR": "UTF-8", "tr_TR": "ISO-8859-9", "ar_EG": "UTF-8"}
# As tasks.py has it, for a system whose own encoding cannot name every page.
_UTF8 = {"PYTHONUTF8": "1"}
_PARALLEL = (
    "import multiprocessing as m; m.set_start_method('{}'); import plugins.pressmark.workers as w; w.WORTH_A_POOL = 1; "
)
_COMMAND = "import sys; from invoke.main import program; program.run(['invoke', *sys.argv[1:]])"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Where and how one build runs."""

    name: str
    environment: Mapping[str, str] = field(default_factory=dict)
    python: Path = Path(sys.executable)
    # Options of Python itself.
    options: Sequence[str] = ()
    # Said before the command begins, in the same process.
    prelude: str = ""
    # A command that runs the build's own.
    wrapper: Sequence[str] = ()
    # Makes the folder of stories from the archive.
    copy: Callable[[Path, Path], object] = shutil.copytree
    # The checkout that builds.
    root: Path = ROOT
    output: str = "output"


def all_surroundings(folder: Path) -> list[Surroundings]:
    """Give all that this machine can offer.

    Args:
        folder: Takes what they need: locales, another checkout.
    """
    found = [Surroundings(name="as it is")]
    found += [
        Surroundings(name=f"locale {name}", environment={"LC_ALL": name, "LANG": name, "LOCPATH": str(folder), **_UTF8})
        for name in ("C", "C.UTF-8", *_made_locales(folder))
    ]
    found += [Surroundings(name=f"time zone {zone}", environment={"TZ": zone}) for zone in _ZONES]
    found += [Surroundings(name=f"hash seed {seed}", environment={"PYTHONHASHSEED": seed}) for seed in ("0", "1", "77")]
    found += [Surroundings(name=f"Python {option}", options=[option]) for option in ("-O", "-OO", "-Xdev")]
    found += [
        Surroundings(name=f"parallel, {method}", prelude=_PARALLEL.format(method))
        for method in ("fork", "spawn", "forkserver")
    ]
    found += [
        Surroundings(name="files made in reverse", copy=_copied_in_reverse),
        Surroundings(name="files made in any order", copy=_copied_in_any_order),
        Surroundings(name="content that cannot be written", copy=_copied_without_rights),
        Surroundings(name="another checkout", root=_other_checkout(folder / "another place for it")),
        Surroundings(name="an odd output folder", output="a site, för \u06f1 test/of names"),
        Surroundings(name="another home", environment={"HOME": "/nonexistent", "USER": "nobody"}),
        Surroundings(name="another umask", prelude="import os; os.umask(0o077); "),
    ]
    if FAKETIME:
        found += [
            Surroundings(
                name=f"the clock in {year}", environment={"LD_PRELOAD": FAKETIME, "FAKETIME": f"@{year}-05-06 07:08:09"}
            )
            for year in ("2020", "2040")
        ]
    if _can_run("unshare", "--net", "--map-root-user", "true"):
        found.append(Surroundings(name="without a network", wrapper=["unshare", "--net", "--map-root-user"]))
    return found


_ZONES = ("Asia/Tehran", "America/St_Johns", "Pacific/Kiritimati")


def other_pythons(folder: Path) -> list[Surroundings]:
    """Give one for each further Python of this machine that the project supports, with its packages installed."""
    found = []
    for version in ("3.11", "3.12", "3.13", "3.14", "3.15"):
        if version != f"{sys.version_info.major}.{sys.version_info.minor}" and (python := _python(version)):
            home = folder / version
            uv = [sys.executable, "-m", "uv"]
            subprocess.run([*uv, "venv", "--quiet", "--python", python, str(home)], check=True)
            install = [*uv, "pip", "install", "--quiet", "--require-hashes", "--python", str(home / "bin" / "python")]
            subprocess.run([*install, "--requirement", str(ROOT / "requirements.txt")], check=True)
            found.append(Surroundings(name=f"Python {version}", python=home / "bin" / "python"))
    return found


def built(surroundings: Surroundings, archive: Path) -> str:
    """Build the archive there; give the digest of the whole site.

    Raises:
        AssertionError: The build failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        content, output = Path(folder, "content"), Path(folder, surroundings.output)
        surroundings.copy(archive, content)
        arguments = ["--search-root", str(surroundings.root), "build", "--site-url", "https://example.org/archive"]
        start = [*surroundings.wrapper, str(surroundings.python), *surroundings.options]
        places = ["--content", str(content), "--output", str(output)]
        result = subprocess.run(
            [*start, "-c", surroundings.prelude + _COMMAND, *arguments, *places],
            cwd=surroundings.root,
            env={**_plain_environment(), **surroundings.environment},
            capture_output=True,
            check=False,
        )
        assert result.returncode == 0, f"{surroundings.name}: {result.stderr.decode(errors='replace')[-2000:]}"
        return site_digest(output)


def site_digest(site: Path) -> str:
    """Name a whole site: SHA-256 of the paths and the digests of all its files."""
    return hashlib.sha256(json.dumps(digests(site), sort_keys=True).encode()).hexdigest()


def _plain_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in {"SITE_URL", "SOURCE_DATE_EPOCH"}}


def _made_locales(folder: Path) -> list[str]:
    """Compile locales into a folder, where the system has their sources; give their names."""
    made = []
    for name, charset in _LOCALES.items():
        if _can_run("localedef", "--inputfile", name, "--charmap", charset, str(folder / f"{name}.{charset}")):
            made.append(f"{name}.{charset}")
    return made


def _can_run(*command: str) -> bool:
    program = shutil.which(command[0])
    return bool(program) and subprocess.run([*command], capture_output=True, check=False).returncode == 0


def _python(version: str) -> str:
    """A Python of that version: on the PATH, or among those that pyenv keeps."""
    kept = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
    found = [*map(str, kept), f"python{version}"]
    return next((python for python in found if _can_run(python, "--version")), "")


def _copied(archive: Path, content: Path, files: Sequence[Path]) -> None:
    for file in files:
        target = content / file.relative_to(archive)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)


def _files(archive: Path) -> list[Path]:
    return sorted(path for path in archive.rglob("*") if path.is_file())


def _copied_in_reverse(archive: Path, content: Path) -> None:
    _copied(archive, content, _files(archive)[::-1])


def _copied_in_any_order(archive: Path, content: Path) -> None:
    files = _files(archive)
    _copied(archive, content, random.Random(5).sample(files, len(files)))


def _copied_without_rights(archive: Path, content: Path) -> None:
    shutil.copytree(archive, content)
    for path in [*content.rglob("*"), content]:
        path.chmod(0o555 if path.is_dir() else 0o444)


def _other_checkout(folder: Path) -> Path:
    """The files of this checkout in another place."""
    listed = subprocess.run(["git", "ls-files", "-z", ":!tests"], cwd=ROOT, capture_output=True, check=True)
    names = [name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]
    _copied(ROOT, folder, [ROOT / name for name in names])
    return folder


def main() -> int:
    """Build in all of them; end with 1 where two sites differ."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        write_archive(place / "archive", stories=60, languages=["en", "fa", "ar", "tr", "es"])
        sites: dict[str, list[str]] = {}
        for surroundings in [*all_surroundings(place), *other_pythons(place)]:
            digest = built(surroundings, place / "archive")
            sites.setdefault(digest, []).append(surroundings.name)
            print(f"{digest[:16]}  {surroundings.name}", flush=True)
    print(f"{sum(map(len, sites.values()))} builds, {len(sites)} different sites")
    return 0 if len(sites) == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
