"""The same work on many items, on every core: a pool of processes where it pays, else one item after the other.

Goes in: a function and its items. Comes out: the results in the order of the items, however they were made.
"""

import multiprocessing
import os
import pickle
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
# Is told how many items are done, and how many there are.
Progress = Callable[[int, int], object]

# Below this a pool costs more than it gives.
WORTH_A_POOL = 2_000
# Large enough that sending it is cheap, small enough that progress is seen.
_CHUNK = 250
# A machine without semaphores, or that lets no process start, or that kills one.
_NO_POOL = (BrokenProcessPool, ImportError, NotImplementedError, OSError)


def in_order(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    workers: int | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> list[Result]:
    """Do the work on each item.

    Args:
        work: A function other processes know by name, or a `partial` of one.
        items: What to work on.
        workers: None uses every core if there is enough to do; 1 starts no process.
        executor: Used instead of a pool of one's own; it is not shut down.
        progress: Called in this process, after each chunk of items.
    """
    chunks = [items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK)]
    done: list[Result] = []
    if executor is not None:
        _collect(executor, work, chunks, done, progress, total=len(items))
    elif _is_worth_a_pool(work, len(items), workers):
        _try_pool(work, chunks, done, progress, total=len(items), workers=workers)
    # Whatever no pool has done is done here.
    for chunk in chunks[len(done) // _CHUNK :] if len(done) < len(items) else ():
        done += map(work, chunk)
        _tell(progress, done, len(items))
    return done


def _is_worth_a_pool(work: Callable[[Item], Result], number: int, workers: int | None) -> bool:
    if workers == 1 or (workers is None and (number < WORTH_A_POOL or _cores() == 1)):
        return False
    try:
        # A time zone without a name, for one, cannot be sent.
        pickle.dumps(work)
    except (pickle.PicklingError, TypeError, AttributeError):
        return False
    return True


def _try_pool(
    work: Callable[[Item], Result],
    chunks: Sequence[Sequence[Item]],
    done: list[Result],
    progress: Progress | None,
    *,
    total: int,
    workers: int | None,
) -> None:
    try:
        with ProcessPoolExecutor(workers or _cores(), mp_context=_context()) as pool:
            _collect(pool, work, chunks, done, progress, total=total)
    except _NO_POOL:
        return


def _collect(
    executor: Executor,
    work: Callable[[Item], Result],
    chunks: Sequence[Sequence[Item]],
    done: list[Result],
    progress: Progress | None,
    *,
    total: int,
) -> None:
    futures = [executor.submit(_work_on, work, chunk) for chunk in chunks]
    try:
        for future in futures:
            done += future.result()
            _tell(progress, done, total)
    finally:
        for future in futures:
            future.cancel()


def _work_on(work: Callable[[Item], Result], chunk: Sequence[Item]) -> list[Result]:
    return [work(item) for item in chunk]


def _tell(progress: Progress | None, done: Sequence[object], total: int) -> None:
    if progress is not None:
        progress(len(done), total)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _context() -> BaseContext:
    usual = multiprocessing.get_context()
    # A fork copies locks that other threads hold, such as a progress bar's, and the copy never opens.
    if usual.get_start_method() == "fork" and threading.active_count() > 1:
        return multiprocessing.get_context("forkserver")
    return usual
