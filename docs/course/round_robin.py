"""A loop of generators, and the same on asyncio's loop."""
import asyncio
from collections import deque

WHO = [("ann", 6), ("ben", 3)]


def fibonacci(name, count):
    a, b = 1, 1
    for _ in range(count):
        print(f"{name} {a}")
        yield
        a, b = b, a + b


def by_hand():
    ready = deque(fibonacci(name, count) for name, count in WHO)
    while ready:
        first = ready.popleft()
        try:
            next(first)
        except StopIteration:
            continue
        ready.append(first)


async def turns(name, count):
    a, b = 1, 1
    for _ in range(count):
        print(f"{name} {a}")
        await asyncio.sleep(0)
        a, b = b, a + b


async def main():
    await asyncio.gather(*(turns(name, count) for name, count in WHO))


by_hand()
asyncio.run(main())
