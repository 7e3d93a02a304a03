"""Tasks to which nobody holds on.

Python tells on stderr of the error that nobody saw, when the task is thrown away.
"""
import asyncio

FILES = [("photo", 0.5, True), ("film", 1, False), ("backup", 3, True)]


async def save(seconds, fits, saved):
    await asyncio.sleep(seconds)
    if not fits:
        raise OSError("does not fit on the disk")
    saved.append(seconds)


async def kept():
    saved = []
    tasks = [
        asyncio.create_task(save(seconds, fits, saved))
        for _, seconds, fits in FILES
    ]
    ends = await asyncio.gather(*tasks, return_exceptions=True)
    for (name, *_), end in zip(FILES, ends):
        print(f"{name} {end if isinstance(end, Exception) else 'saved'}")


async def lost():
    saved = []
    for _, seconds, fits in FILES:
        asyncio.create_task(save(seconds, fits, saved))
    await asyncio.sleep(1.5)
    print(f"the end, with {len(saved)} of 3 files saved")


async def main():
    await kept()
    await lost()


asyncio.run(main())
