"""A coroutine that is never awaited.

Python warns of it on stderr, when the coroutine is thrown away.
"""
import asyncio

LETTERS = ["letter-1", "letter-2", "letter-3"]


async def send(letter, sent):
    await asyncio.sleep(1)
    sent.append(letter)


async def mistake():
    forgotten = []
    for letter in LETTERS:
        send(letter, forgotten)
    print(f"forgotten: {len(forgotten)} of 3 letters sent")


async def repair():
    awaited = []
    for letter in LETTERS:
        await send(letter, awaited)
    print(f"awaited: {len(awaited)} of 3 letters sent")


async def repair_at_once():
    started = []
    tasks = [asyncio.create_task(send(letter, started)) for letter in LETTERS]
    await asyncio.gather(*tasks)
    print(f"made tasks: {len(started)} of 3 letters sent")


async def main():
    await asyncio.gather(mistake(), repair(), repair_at_once())


asyncio.run(main())
