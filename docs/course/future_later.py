"""A future that a timer of the loop resolves."""
import asyncio


async def reader(name, parcel):
    print(f"{name} waits")
    print(f"{name} got {await parcel}")


async def main():
    loop = asyncio.get_running_loop()
    parcel = loop.create_future()
    loop.call_later(3, parcel.set_result, "a book")
    names = ("ann", "ben")
    readers = [asyncio.create_task(reader(name, parcel)) for name in names]
    await asyncio.sleep(1)
    print(f"after 1 s it is {'there' if parcel.done() else 'not there'}")
    await parcel
    await asyncio.sleep(1)
    readers.append(asyncio.create_task(reader("late", parcel)))
    await asyncio.gather(*readers)


asyncio.run(main())
