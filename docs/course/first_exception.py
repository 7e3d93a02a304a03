"""wait until one fails, or until all are done."""
import asyncio


async def upload(part, broken):
    await asyncio.sleep(part)
    if part == broken:
        raise OSError(f"part {part} was refused")


async def uploads(broken):
    tasks = [asyncio.create_task(upload(part, broken)) for part in (1, 2, 3, 4)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    failed = [task for task in done if task.exception() is not None]
    for task in failed:
        print(task.exception())
    uploaded = len(done) - len(failed)
    print(f"{uploaded} uploaded, {len(failed)} failed, {len(pending)} pending")
    return pending


async def with_error():
    for task in await uploads(2):
        task.cancel("another part was refused")


async def main():
    await asyncio.gather(with_error(), uploads(None))


asyncio.run(main())
