"""Streaming through async generators. `async for` does not close what it leaves early: aclosing does."""
import asyncio
from contextlib import aclosing

DEGREES = [15, 22, 27, 18, 24, 31, 29]


async def readings():
    print("the sensor is on")
    try:
        for degrees in DEGREES:
            await asyncio.sleep(1)
            print(f"{degrees}°")
            yield degrees
    finally:
        print("the sensor is off")


async def warm(source):
    async with aclosing(source):
        async for degrees in source:
            if degrees >= 20:
                yield degrees


async def pairs(source):
    async with aclosing(source):
        first = None
        async for degrees in source:
            if first is not None:
                yield first, degrees
                first = None
            else:
                first = degrees


async def reader():
    async with aclosing(pairs(warm(readings()))) as stream:
        async for first, second in stream:
            print(f"two warm ones: {first}° and {second}°")
            if first + second >= 50:
                break
    print("that is enough")


asyncio.run(reader())
