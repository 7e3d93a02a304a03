"""Backpressure: a hundred items through a queue that holds ten."""
import asyncio


async def producer(items):
    loop = asyncio.get_running_loop()
    waited = 0
    for item in range(1, 101):
        await asyncio.sleep(0.05)
        asked = loop.time()
        await items.put(item)
        waited += loop.time() - asked
        if item % 25 == 0:
            print(f"{item} items put, {waited:.1f} s waited")
    await items.join()
    print("all items are done")
    for _ in range(2):
        await items.put(None)


async def consumer(items):
    while await items.get() is not None:
        try:
            await asyncio.sleep(0.2)
        finally:
            items.task_done()


async def main():
    items = asyncio.Queue(maxsize=10)
    await asyncio.gather(producer(items), consumer(items), consumer(items))


asyncio.run(main())
