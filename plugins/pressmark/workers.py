"""The same work on many items, on every core: a crew of processes where it pays, else one item after the other.

Goes in: a function and its items. Comes out: the results in the order of the items, however they were made.
"""

import gc
import logging
import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import suppress
from itertools import islice
from multiprocessing.context import BaseContext
from types import TracebackType
from typing import Self, TypeVar

logger = logging.getLogger(__name__)

Item = TypeVar("Item")
Result = TypeVar("Result")
# Is told how many items are done, and how many there are.
Progress = Callable[[int, int], object]
# Gives an executor that nobody else uses; it is shut down in the end.
StartExecutor = Callable[[], Executor]

# Below the first number a pool costs more to start than it gives; below the second, more to talk to.
WORTH_A_POOL = 400
_WORTH_SENDING = 100
# Large enough that sending it is cheap, small enough that progress is seen and no process waits for another's last.
_CHUNK = 125
# A machine without semaphores, or that lets no process start, or that kills one.
_NO_POOL = (BrokenExecutor, ImportError, NotImplementedError, OSError)


class Crew:
    """The processes of one build: started when there is first enough to do, kept for whatever comes next.

    Started early, they share little memory with the process they come from, and so copy little of it.
    """

    def __init__(self, *, workers: int | None = None, executor: StartExecutor | None = None) -> None:
        """Gather nobody yet.

        Args:
            workers: None uses every core if there is enough to do; 1 starts no process.
            executor: Asked for others to do the work, instead of processes of one's own, once there is enough to do.
        """
        self._workers = workers
        self._start = executor or self._processes
        self._has_own = executor is None
        self._executor: Executor | None = None
        self._is_alone = self._has_own and (workers == 1 or (workers is None and _cores() == 1))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Send the processes home; the crew can be called together again."""
        if self._executor is not None:
            self._executor.shutdown()
            self._executor = None

    def in_order(
        self,
        work: Callable[[Item], Result],
        items: Iterable[Item],
        *,
        progress: Progress | None = None,
        meanwhile: Callable[[], object] | None = None,
    ) -> list[Result]:
        """Do the work on each item.

        Args:
            work: A function other processes know by name, or a `partial` of one.
            items: What to work on; others begin while later ones are still made.
            progress: Called in this process, after each chunk of items.
            meanwhile: Called once in this process when there are no more items, while others work.
        """
        chunks: list[Sequence[Item]] = []
        futures: list[Future[list[Result]]] = []
        done: list[Result] = []
        try:
            for chunk in _in_chunks(items):
                chunks.append(chunk)
                self._share_out(work, chunks, futures)
            if meanwhile is not None:
                meanwhile()
            for future in futures:
                done += future.result()
                _tell(progress, done, chunks)
        except (BrokenExecutor, CancelledError) as error:
            self._stay_alone(error)
        finally:
            for future in futures:
                future.cancel()
        # Whatever no other process has done is done here.
        for chunk in chunks[-(-len(done) // _CHUNK) :]:
            done += map(work, chunk)
            _tell(progress, done, chunks)
        return done

    def _share_out(
        self, work: Callable[[Item], Result], chunks: Sequence[Sequence[Item]], futures: list[Future[list[Result]]]
    ) -> None:
        """Hand the chunks that nobody has to other processes, once there is enough to do, as many as they take."""
        if executor := self._executor_for(work, sum(map(len, chunks))):
            with suppress(*_NO_POOL):
                for chunk in chunks[len(futures) :]:
                    futures.append(executor.submit(_work_on, work, chunk))  # noqa: PERF401  # some of them count, too

    def _executor_for(self, work: Callable[[Item], Result], number: int) -> Executor | None:
        if self._is_alone or number < self._least() or not _can_be_sent(work):
            return None
        if self._executor is None:
            try:
                self._executor = self._start()
            except _NO_POOL as error:
                self._stay_alone(error)
        return self._executor

    def _least(self) -> int:
        """How many items others are asked to work on."""
        if self._executor or not self._has_own:
            return _WORTH_SENDING
        return WORTH_A_POOL if self._workers is None else 1

    def _processes(self) -> Executor:
        return ProcessPoolExecutor(self._workers or _cores(), mp_context=_context(), initializer=_settle)

    def _stay_alone(self, error: Exception) -> None:
        self._is_alone = True
        # Processes of one's own are a matter of time; an executor that was asked for is the publisher's.
        if not self._has_own:
            logger.warning("the executor cannot be used (%s); the rest is done by this process alone", error)


def in_order(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    workers: int | None = None,
    executor: StartExecutor | None = None,
    progress: Progress | None = None,
) -> list[Result]:
    """Do the work on each item with a crew of its own; the arguments are those of `Crew` and `Crew.in_order`."""
    with Crew(workers=workers, executor=executor) as crew:
        return crew.in_order(work, items, progress=progress)


def _in_chunks(items: Iterable[Item]) -> Iterator[Sequence[Item]]:
    remaining = iter(items)
    while chunk := list(islice(remaining, _CHUNK)):
        yield chunk


def _work_on(work: Callable[[Item], Result], chunk: Sequence[Item]) -> list[Result]:
    return [work(item) for item in chunk]


def _can_be_sent(work: Callable[[Item], Result]) -> bool:
    try:
        # A time zone without a name, for one, cannot be sent.
        pickle.dumps(work)
    except (pickle.PicklingError, TypeError, AttributeError):
        return False
    return True


def _tell(progress: Progress | None, done: Sequence[object], chunks: Sequence[Sequence[object]]) -> None:
    if progress is not None:
        progress(len(done), sum(map(len, chunks)))


def _settle() -> None:
    """Begin as a worker: what was there before is never looked at for cycles, so it is never copied."""
    gc.enable()
    gc.freeze()
    # A terminal sends an interrupt to every process of a build; the one that others work for answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End when the build does: one that was killed tells nobody, and its workers would hold its claim for ever."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _context() -> BaseContext:
    usual = multiprocessing.get_context()
    # A fork copies locks that other threads hold, such as a progress bar's, and the copy never opens.
    if usual.get_start_method() == "fork" and threading.active_count() > 1:
        return multiprocessing.get_context("forkserver")
    return usual
