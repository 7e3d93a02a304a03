"""Results in the order of the arguments, and by arrival."""
import asyncio

SECONDS = {"news": 3, "weather": 1, "prices": 2}


def requests():
    return [
        asyncio.create_task(asyncio.sleep(seconds, source))
        for source, seconds in SECONDS.items()
    ]


async def in_order():
    news, weather, prices = await asyncio.gather(*requests())
    print(f"in order: {news}, {weather}, {prices}")


async def by_arrival():
    for following in asyncio.as_completed(requests()):
        print(f"here is {await following}")


async def main():
    await asyncio.gather(in_order(), by_arrival())


asyncio.run(main())
