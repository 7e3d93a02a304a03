"""Async context managers, by hand and from a generator, left in the reverse order (Python 3.11)."""
import asyncio
from contextlib import asynccontextmanager


class Connection:
    async def __aenter__(self):
        await asyncio.sleep(0.5)
        print("connected")
        return self

    async def __aexit__(self, *_):
        await asyncio.sleep(0.5)
        print("disconnected")


@asynccontextmanager
async def transaction(connection):
    rows = []
    try:
        yield rows
        await asyncio.sleep(0.5)
        print(f"committed: {', '.join(rows)}")
    except BaseException as error:
        await asyncio.sleep(0.5)
        print(f"rolled back: {str(error) or type(error).__name__}")
        raise


async def ends():
    async with Connection() as connection, transaction(connection) as rows:
        await asyncio.sleep(1)
        rows.append("flour")


async def fails():
    async with Connection() as connection, transaction(connection):
        await asyncio.sleep(1)
        raise LookupError("no flour left")


async def is_cancelled():
    async with asyncio.timeout(3):
        async with Connection() as connection, transaction(connection) as rows:
            await asyncio.sleep(60)
            rows.append("salt")


async def main():
    await asyncio.gather(ends(), fails(), is_cancelled(), return_exceptions=True)


asyncio.run(main())
