"""Long work on a terminal shows its stages."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from rich.console import Console
from rich.progress import Progress, TaskID

from ..rebuild.progress import progress


def at_work() -> AbstractContextManager[None]:
    """Show the stages of long work, where anybody looks."""
    return _progress_bar() if sys.stderr.isatty() else nullcontext()


def stage(name: str) -> Callable[[int, int], None]:
    """Give a listener that tells how far a stage has come: items done, and items there are."""

    def tell(done: int, total: int) -> None:
        progress.send(name, done=done, total=total)

    return tell


@contextmanager
def _progress_bar() -> Iterator[None]:
    with Progress(console=Console(stderr=True), transient=True) as bar:
        bars: dict[str, TaskID] = {}

        def show(stage: str, *, done: int, total: int) -> None:
            if stage not in bars:
                bars[stage] = bar.add_task(stage)
            bar.update(bars[stage], completed=done, total=total)

        with progress.connected_to(show):
            yield
