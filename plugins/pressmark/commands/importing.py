"""Bringing saved pages and text files into the archive."""

from pathlib import Path

from ..errors import UsageError
from ..stories.importing.files import format_import, import_files
from .places import content_folder
from .reading import timezone as zone
from .working import at_work, stage


def import_stories(source: list[str], *, content: str, timezone: str) -> int:
    """Bring files and folders into the archive, and say what was taken from where.

    Raises:
        UsageError: Nothing is named, or what is named is not there.
    """
    if not source:
        raise UsageError("import: name a saved page or a folder of them, such as `import saved/`")
    if missing := [name for name in source if not Path(name).exists()]:
        raise UsageError(f"{missing[0]}: no such file or folder")
    with at_work():
        result = import_files(
            [Path(name) for name in source],
            content=content_folder(content),
            timezone=zone(timezone),
            progress=stage("files"),
        )
    print(format_import(result))
    return result.exit_status
