"""Nested time limits (Python 3.11)."""
import asyncio


async def ask(who, inner, outer):
    try:
        async with asyncio.timeout(outer):
            await ask_both(who, inner)
    except TimeoutError:
        print(f"{who}: no time left")


async def ask_both(who, inner):
    try:
        async with asyncio.timeout(inner):
            await asyncio.sleep(10)
    except TimeoutError:
        print(f"{who}: the server is slow, ask the copy")
        await asyncio.sleep(2)
        print(f"{who}: the copy answered")


async def main():
    await asyncio.gather(
        ask("inner-is-over", inner=1, outer=4),
        ask("outer-is-over", inner=4, outer=2),
    )


asyncio.run(main())
