"""asyncio as it comes: python3 asyncio_peer.py [NAME ...]. Its garbage collector is on, as everybody's is."""

import asyncio
import gc
import json
import os
import selectors
import sys
import time

REPEATS = 5


def delays(count):
    """In [0, 0.1) seconds, the same in every peer."""
    x = 12345
    found = []
    for _ in range(count):
        x = (x * 1664525 + 1013904223) & 0xFFFFFFFF
        found.append(x / 2**32 * 0.1)
    return found


DELAYS = delays(100_000)


async def spawn():
    async def one():
        return 1

    results = await asyncio.gather(*[asyncio.create_task(one()) for _ in range(200_000)])
    assert len(results) == 200_000


async def switch():
    async def ticking():
        for _ in range(1000):
            await asyncio.sleep(0)

    await asyncio.gather(*[asyncio.create_task(ticking()) for _ in range(1000)])


async def timers():
    async def sleeping(seconds):
        await asyncio.sleep(seconds)

    await asyncio.gather(*[asyncio.create_task(sleeping(seconds)) for seconds in DELAYS])


async def lock():
    lock = asyncio.Lock()
    entered = 0

    async def contender():
        nonlocal entered
        for _ in range(1000):
            async with lock:
                await asyncio.sleep(0)
                entered += 1

    await asyncio.gather(*[asyncio.create_task(contender()) for _ in range(100)])
    assert entered == 100_000


async def semaphore():
    ten = asyncio.Semaphore(10)

    async def comer():
        async with ten:
            await asyncio.sleep(0)

    await asyncio.gather(*[asyncio.create_task(comer()) for _ in range(10_000)])


async def queue():
    queue = asyncio.Queue(10)
    got = 0

    async def producer():
        for i in range(50_000):
            await queue.put(i)

    async def consumer():
        nonlocal got
        for _ in range(50_000):
            await queue.get()
            got += 1

    tasks = [asyncio.create_task(producer()) for _ in range(4)]
    tasks += [asyncio.create_task(consumer()) for _ in range(4)]
    await asyncio.gather(*tasks)
    assert got == 200_000


async def cancel_all(body):
    """Only the cancelling counts, to the end of the last task."""
    tasks = [asyncio.create_task(body()) for _ in range(100_000)]
    await asyncio.sleep(0)
    begun = time.perf_counter()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    seconds = time.perf_counter() - begun
    assert all(task.cancelled() for task in tasks)
    return seconds


async def for_an_hour():
    await asyncio.sleep(3600)


async def cancel():
    return await cancel_all(for_an_hour)


async def cancel_finally():
    cleaned = 0

    async def cleaning():
        nonlocal cleaned
        try:
            await asyncio.sleep(3600)
        finally:
            cleaned += 1

    seconds = await cancel_all(cleaning)
    assert cleaned == 100_000
    return seconds


class JumpingSelector(selectors.DefaultSelector):
    """Lets time pass at once instead of waiting for it."""

    now = 0.0

    def select(self, timeout=None):
        self.now += timeout or 0
        return super().select(0)


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        self.jumping = JumpingSelector()
        super().__init__(self.jumping)

    def time(self):
        return self.jumping.now


def timed(count, workload, idle_seconds=None, loop_factory=None):
    seconds = []
    for i in range(1 + REPEATS):
        gc.collect()

        async def main():
            begun = time.perf_counter()
            inner = await workload()
            return time.perf_counter() - begun if inner is None else inner

        with asyncio.Runner(loop_factory=loop_factory) as runner:
            took = runner.run(main())
        if i > 0:  # the first warms up
            seconds.append(took)
    seconds.sort()
    median = seconds[REPEATS // 2]
    found = {"count": count, "seconds": median, "perSecond": count / median, "best": seconds[0], "worst": seconds[-1]}
    if idle_seconds is not None:
        found["overheadSeconds"] = median - idle_seconds
    return found


def memory():
    """Resident bytes of a parked task."""
    count = 100_000

    def resident():
        gc.collect()
        with open("/proc/self/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    async def main():
        before = resident()
        tasks = [asyncio.create_task(for_an_hour()) for _ in range(count)]
        await asyncio.sleep(0.05)
        found = {"count": count, "rssBytes": (resident() - before) / count}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return found

    return asyncio.run(main())


WORKLOADS = {
    "spawn": lambda: timed(200_000, spawn),
    "switch": lambda: timed(1_000_000, switch),
    "timers": lambda: timed(100_000, timers, idle_seconds=0.1),
    "timers-virtual": lambda: timed(100_000, timers, loop_factory=VirtualLoop),
    "lock": lambda: timed(100_000, lock),
    "semaphore": lambda: timed(10_000, semaphore),
    "queue": lambda: timed(200_000, queue),
    "cancel": lambda: timed(100_000, cancel),
    "cancel-finally": lambda: timed(100_000, cancel_finally),
    "memory": memory,
}

for name in sys.argv[1:] or WORKLOADS:
    print(json.dumps({"peer": "asyncio", "workload": name, **WORKLOADS[name]()}), flush=True)
