"""A barrier (Python 3.11)."""
import asyncio


async def hiker(number, seconds, hut):
    for stage in (1, 2):
        await asyncio.sleep(seconds)
        print(f"hiker {number} is at hut {stage}")
        place = await hut.wait()
        if place == hut.parties - 1:
            print(f"all are at hut {stage}")


async def main():
    hut = asyncio.Barrier(3)
    hikers = (hiker(number, seconds, hut) for number, seconds in enumerate((1, 3, 2)))
    await asyncio.gather(*hikers)


asyncio.run(main())
