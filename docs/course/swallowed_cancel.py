"""A cancel that is taken for one more error, and one that is let through."""
import asyncio

TRIES = 6


async def mistake():
    for n in range(1, TRIES + 1):
        try:
            await asyncio.sleep(1)
            raise OSError("no answer")
        except BaseException as error:  # a bare `except:` does the same
            print(f"try {n}: {str(error) or type(error).__name__}")


async def repair():
    for n in range(1, TRIES + 1):
        try:
            await asyncio.sleep(1)
            raise OSError("no answer")
        except Exception as error:  # CancelledError is none
            print(f"try {n}: {error}")


async def boss():
    tasks = [asyncio.create_task(mistake(), name="mistake"), asyncio.create_task(repair(), name="repair")]
    await asyncio.sleep(2.5)
    for task in tasks:
        task.cancel()
    done, pending = await asyncio.wait(tasks, timeout=2)
    for task in done:
        print(f"{task.get_name()} has ended, cancelled: {str(task.cancelled()).lower()}")
    for task in pending:
        print(f"{task.get_name()} still runs")
    await asyncio.wait(tasks)
    print(f"{tasks[0].get_name()} has ended, cancelled: {str(tasks[0].cancelled()).lower()}")


asyncio.run(boss())
