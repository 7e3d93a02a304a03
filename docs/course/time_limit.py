"""Time limits, one of which is moved (Python 3.11)."""
import asyncio


async def ask(who, seconds):
    try:
        await asyncio.sleep(seconds)
        return f"{who}: answered"
    finally:
        print(f"{who}: connection closed")


async def quick():
    async with asyncio.timeout(2):
        print(await ask("quick", 1))


async def slow():
    try:
        async with asyncio.timeout(2):
            print(await ask("slow", 5))
    except TimeoutError:
        print("slow: no answer within 2 s")


async def patient():
    async with asyncio.timeout(2) as limit:
        await asyncio.sleep(1)
        limit.reschedule(asyncio.get_running_loop().time() + 5)
        answer = await ask("patient", 4)
    print(answer)


async def main():
    await asyncio.gather(quick(), slow(), patient())


asyncio.run(main())
