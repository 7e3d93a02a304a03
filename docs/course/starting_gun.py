"""An event as a starting gun."""
import asyncio


async def runner(number, seconds, gun):
    print(f"runner {number} is ready")
    await gun.wait()
    await asyncio.sleep(seconds)
    print(f"runner {number} arrives")


async def starter(gun):
    await asyncio.sleep(2)
    print("bang")
    gun.set()


async def latecomer(gun):
    await asyncio.sleep(4.5)
    await gun.wait()
    print("the latecomer runs at once")


async def main():
    gun = asyncio.Event()
    seconds = enumerate((3, 2, 4, 1))
    runners = [runner(number, needed, gun) for number, needed in seconds]
    await asyncio.gather(*runners, starter(gun), latecomer(gun))


asyncio.run(main())
