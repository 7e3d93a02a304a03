"""Three requests one by one, and the same three at once."""
import asyncio


async def fetch_from(source, seconds):
    await asyncio.sleep(seconds)
    return source


async def one_by_one():
    loop = asyncio.get_running_loop()
    start = loop.time()
    news = await fetch_from("news", 3)
    weather = await fetch_from("weather", 2)
    prices = await fetch_from("prices", 1)
    print(f"{', '.join([news, weather, prices])} after {loop.time() - start:.0f} s")


async def at_once():
    loop = asyncio.get_running_loop()
    start = loop.time()
    found = await asyncio.gather(
        fetch_from("news", 3),
        fetch_from("weather", 2),
        fetch_from("prices", 1),
    )
    print(f"{', '.join(found)} after {loop.time() - start:.0f} s")


async def main():
    await asyncio.gather(one_by_one(), at_once())


asyncio.run(main())
