"""The lost update, and the lock that prevents it."""
import asyncio

unguarded = 0
guarded = 0


async def hasty():
    global unguarded
    read = unguarded
    await asyncio.sleep(0.1)
    unguarded = read + 1


async def careful(guard):
    global guarded
    async with guard:
        read = guarded
        await asyncio.sleep(0.1)
        guarded = read + 1


async def main():
    guard = asyncio.Lock()
    await asyncio.gather(
        *(hasty() for _ in range(10)),
        *(careful(guard) for _ in range(10)),
    )
    print(f"without a lock {unguarded}, with a lock {guarded}")


asyncio.run(main())
