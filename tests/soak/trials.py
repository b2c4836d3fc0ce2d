"""The trials: each does one thing to a build, and holds what is left against what was promised.

After every trial the folder must hold the complete old site or the complete new one, the status must say which, and the
next build must give the same bytes as one that knows of no other. What breaks a promise raises an AssertionError.
"""

import json
import os
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from tests.site.edits import damage, edit_stories, story_text

from .house import House, Site, replace_file
from .process import Ended

# What a command answers that was interrupted or told to end. Python ends itself by the signal where that came while it
# made a class; a shell says 130 to both.
_STOPPED = {
    signal.SIGINT: {130, -signal.SIGINT},
    signal.SIGTERM: {143, -signal.SIGTERM},
    signal.SIGKILL: {-signal.SIGKILL},
}
_NO_INDEX = "Pagefind ended before it had made the search index"
_ANOTHER_BUILD = "another build is writing this site"
# A false clock is a library of its own (Debian's package faketime); empty where it is not installed.
FAKETIME = next((str(found) for found in Path("/usr/lib").glob("*/faketime/libfaketime.so.1")), "")


def killed(house: House, *, seconds: dict[str, float]) -> list[str]:
    """Stop builds one after the other, each at a moment of its life, most often while it makes files; then build.

    Args:
        seconds: How long each stage of a build has taken, to choose a moment within it; kept up to date here.
    """
    if house.chance.random() < 0.1:
        house.forget()
    house.edit()
    old, new = house.site(), house.clean_site()
    outcomes = [_strike(house, old=old, new=new, seconds=seconds) for _ in range(house.chance.randint(1, 4))]
    _assert_next_is_clean(house, new)
    return outcomes


def _strike(house: House, *, old: Site, new: Site, seconds: dict[str, float]) -> str:
    """Start a build and send it a signal, which may come too late."""
    stage = house.chance.choice(["started", "writing", "writing"])
    number = house.chance.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
    victims = ["the build", "the build", "the build and its workers"]
    victim = house.chance.choice([*victims, "a worker"] if number is signal.SIGKILL else victims)

    build = house.build(*(["--crew"] if house.chance.random() < 0.5 else []))
    build.reach(stage)
    reached = time.monotonic()
    time.sleep(house.chance.random() * seconds.setdefault(stage, 0.3))
    has_struck = build.strike(number, victim=victim, chance=house.chance)
    ended = build.wait()

    if ended.status == 0:
        seconds[stage] = 0.9 * seconds[stage] + 0.1 * (time.monotonic() - reached)
    _assert_whole(house, ended, old=old, new=new)
    if not has_struck or (ended.status == 0 and victim != "a worker"):
        assert ended.status == 0, ended.said
        return "over before the signal"
    return _outcome(ended, number, victim=victim)


def _outcome(ended: Ended, number: signal.Signals, *, victim: str) -> str:
    """Name the end of a build that was struck; its status must be the right one."""
    if victim == "a worker":
        # The program that makes the search index is a process of its own, and no worker: without it there is no site.
        is_index = _NO_INDEX in ended.said
        assert ended.status == is_index, f"status {ended.status} after a worker was killed: {ended.said}"
        return "the maker of the search index killed" if is_index else "a worker killed"
    if number is signal.SIGINT and ended.status == 1 and not ended.said:
        return "SIGINT before the command began"  # invoke's own answer
    assert ended.status in _STOPPED[number], f"status {ended.status} after {number.name} to {victim}: {ended.said}"
    return f"{number.name} while {'writing' if ended.wrote else 'reading'}"


def without_room(house: House, *, disk: Path | None) -> str:
    """Build on a disk that has too little room, or with files that may not grow.

    Args:
        disk: A folder on a small disk of its own; None limits the size of a file.
    """
    if disk is not None:
        return _full_disk(House(disk, house.chance, house.long_stories), house)
    house.edit()
    old, new = house.site(), house.clean_site()
    limit = int(10 ** house.chance.uniform(2, 6))

    ended = house.build("--largest-file", str(limit)).wait()

    _assert_whole(house, ended, old=old, new=new)
    assert ended.status == 0 or "the published site is as it was" in ended.said or "cannot be" in ended.said, ended.said
    _assert_next_is_clean(house, new)
    return "file limit: failed" if ended.status else "file limit: large enough"


def _full_disk(small: House, house: House) -> str:
    """The same archive on a small disk that something else fills but for some bytes."""
    house.edit()
    shutil.rmtree(small.content, ignore_errors=True)
    shutil.copytree(house.content, small.content)
    old, new = small.site(), small.clean_site()
    room = shutil.disk_usage(small.folder).free
    filler = small.folder / "filler"
    filler.write_bytes(bytes(max(0, room - int(10 ** house.chance.uniform(3, 6.5)))))
    try:
        ended = small.build().wait()
    finally:
        filler.unlink()

    _assert_whole(small, ended, old=old, new=new)
    _assert_next_is_clean(small, new)
    return "full disk: failed" if ended.status else "full disk: room enough"


def at_once(house: House) -> str:
    """Start two or three builds at once."""
    house.edit()
    old, new = house.site(), house.clean_site()
    builds = []
    for _ in range(house.chance.choice([2, 2, 3])):
        builds.append(house.build())
        time.sleep(house.chance.random() * 0.2)

    ended = [build.wait() for build in builds]

    assert any(one.status == 0 for one in ended), [one.said for one in ended]
    for one in ended:
        assert one.status == 0 or (one.status == 1 and _ANOTHER_BUILD in one.said), (one.status, one.said)
    site = house.site()
    assert site == new, (
        f"not the new site, after {[(one.status, one.said) for one in ended]}: {_difference(site, old, new)}"
    )
    _assert_next_is_clean(house, new)
    return f"{len(ended)} at once, {sum(one.status == 0 for one in ended)} of them built"


def damaged(house: House) -> str:
    """Damage something that is kept between builds, or make it hostile."""
    house.edit()
    kept = sorted(path for path in house.work.iterdir() if path.is_file() and path.name not in {"lock", "published"})
    path = house.chance.choice([*kept, house.content / "feeds-sealed.json"])
    kind = house.chance.choice(["damaged", "damaged", "leads outside", "is a link"])
    outside = house.folder / "outside"
    shutil.rmtree(outside, ignore_errors=True)
    outside.mkdir()
    (outside / "precious.txt").write_text("precious")
    if kind == "damaged":
        damage(house.chance, path)
    elif kind == "is a link":
        path.rename(outside / "kept")
        path.symlink_to(outside / "kept")
    else:
        _lead_outside(house, outside / "precious.txt")
    before = {p.name: p.read_bytes() for p in outside.iterdir()}
    new = house.clean_site()

    _assert_next_is_clean(house, new)

    assert {p.name: p.read_bytes() for p in outside.iterdir()} == before, "something outside was changed"
    if path.is_symlink():  # one that still served
        path.unlink()
        (outside / "kept").rename(path)
    return kind


def _lead_outside(house: House, precious: Path) -> None:
    """Have the ledger of files claim one that is not the site's, truly in size and moment."""
    ledger = house.work / "ledger.json"
    table = json.loads(ledger.read_text())
    status = precious.stat()
    for name, folder in (("idle", house.work / "idle"), ("live", house.output)):
        if folder.exists():
            there = folder.stat()
            files = table["generations"].setdefault(f"{there.st_dev}:{there.st_ino}", {})
            address = os.path.relpath(precious, folder)
            files[address] = [name, status.st_size, status.st_mtime_ns]
            files[str(precious)] = [name, status.st_size, status.st_mtime_ns]
    ledger.write_text(json.dumps(table))


def other_clock(house: House) -> str:
    """Build while the clock is years behind or ahead, and set a changed file's moment back."""
    changed = house.chance.choice(sorted((house.content / "short").glob("*.txt")))
    moment = changed.stat().st_mtime_ns
    text = story_text(house.chance, int("".join(c for c in changed.stem if c.isdigit())))
    changed.write_text(text)
    os.utime(changed, ns=(moment, moment))
    new = house.clean_site()
    clock = house.chance.choice(["2023-01-01 00:00:00", "2040-06-01 12:00:00"])

    ended = house.build(environment={"LD_PRELOAD": FAKETIME, "FAKETIME": f"@{clock}"}).wait()

    assert ended.status == 0, ended.said
    assert house.site() == new
    _assert_next_is_clean(house, new)
    return f"the clock in {clock[:4]}"


def edited_meanwhile(house: House) -> str:
    """Change, add or remove a story while a build runs."""
    house.edit()
    old, before = house.site(), house.clean_site()
    build = house.build()
    build.reach("started")
    time.sleep(house.chance.random() * 0.6)
    kind = house.chance.choice(["rewritten in one step", "edited"])
    if kind == "edited":
        edit_stories(house.chance, house.content / "short")
    else:
        path = house.chance.choice(sorted((house.content / "short").glob("*.txt")))
        replace_file(path, story_text(house.chance, int("".join(c for c in path.stem if c.isdigit()))))
    ended = build.wait()
    after = house.clean_site()

    if ended.status == 0:
        assert house.site() in (before, after), "neither the site before the edit nor the one after it"
    else:
        assert house.site() == old, ended.said
    _assert_next_is_clean(house, after)
    return f"{kind}, built" if ended.status == 0 else f"{kind}, told: {ended.status}"


def _assert_whole(house: House, ended: Ended, *, old: Site, new: Site) -> None:
    site = house.site()
    assert site in (old, new), f"a mixed site after status {ended.status}: {_difference(site, old, new)}"
    assert ended.status != 0 or site == new, "status 0, and the new site is not in place"


def _assert_next_is_clean(house: House, new: Site) -> None:
    ended = house.build().wait()
    assert ended.status == 0, f"the next build failed: {ended.said}"
    site = house.site()
    assert site == new, f"the next build gives another site: {_difference(site, new, new)}"


def _difference(site: Site, old: Site, new: Site) -> str:
    nearer = min((old or {}, new or {}), key=lambda other: len(set((site or {}).items()) ^ set(other.items())))
    return ", ".join(sorted({name for name, _ in set((site or {}).items()) ^ set(nearer.items())})[:8])


def small_disk(folder: Path) -> Path | None:
    """Give a disk of 256 MiB mounted at a folder; None where this user may mount nothing."""
    folder.mkdir()
    with suppress(OSError):
        if (
            subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256m", "none", str(folder)], check=False).returncode
            == 0
        ):
            return folder
    return None


def release_disk(folder: Path) -> None:
    """Take the small disk away."""
    subprocess.run(["umount", str(folder)], check=True)
