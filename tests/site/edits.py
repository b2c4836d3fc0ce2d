"""What happens to stories and to what a build keeps: edits as an editor makes them, damage as disks and people do it."""

import random
from pathlib import Path

WORDS = ["Turkey", "Greece", "earthquake", "strike", "harbour", "ferry", "Chile", "talks", "museum", "election"]

VOCABULARIES = [
    "",
    'remove = ["Greece"]\n',
    '[merge]\n"Greece" = "Turkey"\n',
    '[add."Ferry lines"]\ntype = "subject"\nterm = ["ferry", "harbour"]\n',
]


def story_text(chance: random.Random, code: int) -> str:
    headline = " ".join(chance.sample(WORDS, 3)).title()
    body = "\n\n".join(" ".join(chance.choices(WORDS, k=12)).capitalize() + "." for _ in range(chance.randint(1, 4)))
    day = chance.choice(["Wednesday 7 October 2020", "Thursday 8 October 2020", "Monday 1 March 2021"])
    status = chance.choice(["", "", "", "Status : draft\n", "Status : withdrawn\n", "Topics : Harbours, Greece\n"])
    return f"{day} - {chance.randint(10, 23)}:00\n\n{headline}\n\nStory Code : {code}\n{status}{headline}\n{body}\n"


def damage(chance: random.Random, ledger: Path) -> str:
    """Do to a ledger what disks and people do."""
    content = ledger.read_bytes()
    place = chance.randint(0, len(content))
    kinds = {
        "cut short": content[:place],
        "empty": b"",
        "garbage": chance.randbytes(200),
        "of another kind": b'{"version": 99, "generations": {"1:2": {"index.html": ["a", 1, 2]}}}',
        "of an older program": content.replace(b'"version"', b'"edition"', 1),
        "one letter changed": content[:place] + b"?" + content[place + 1 :],
        "nested without end": b"[" * 100_000,
    }
    kind = chance.choice(sorted(kinds))
    ledger.write_bytes(kinds[kind])
    return f"{ledger.name} {kind}"


def edit_vocabulary(chance: random.Random, content: Path) -> str:
    """Change the editor's file of topics."""
    (content / "topics.toml").write_text(chance.choice(VOCABULARIES))
    return "vocabulary"


def edit_stories(chance: random.Random, content: Path) -> str:
    """Change the stories as an editor might: write, write anew, rename, remove."""
    stories = sorted(content.rglob("*.txt"))
    kind = chance.choice(["new", "new", "change", "change", "rename", "remove"])
    if kind == "new" or not stories:
        code = chance.randint(1, 99_999)
        (content / f"{code}.txt").write_text(story_text(chance, code))
        return f"new {code}"
    chosen = chance.choice(stories)
    if kind == "change":
        chosen.write_text(story_text(chance, int("".join(c for c in chosen.stem if c.isdigit()) or "1")))
    elif kind == "rename":
        chosen.rename(chosen.with_stem(f"renamed-{chosen.stem}"))
    else:
        chosen.unlink()
    return f"{kind} {chosen.name}"
