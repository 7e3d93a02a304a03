"""Wait for the first, cancel the rest.

The two sets of wait have no order, so the tasks are cancelled in theirs.
"""
import asyncio


async def ask(mirror, seconds):
    try:
        await asyncio.sleep(seconds)
        return mirror
    finally:
        print(f"connection to {mirror} closed")


async def main():
    mirrors = (("tokyo", 4), ("oslo", 2), ("lima", 3))
    tasks = [asyncio.create_task(ask(*mirror)) for mirror in mirrors]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        if task in pending:
            task.cancel("another one was faster")
    await asyncio.gather(*pending, return_exceptions=True)
    for task in done:
        print(f"{task.result()} was first, {len(pending)} cancelled")


asyncio.run(main())
