"""gather with an error, without and with return_exceptions."""
import asyncio


async def request(who, source, seconds):
    await asyncio.sleep(seconds)
    if source == "weather":
        raise OSError("no weather")
    print(f"{source} for {who}")
    return source


def requests(who):
    return [
        asyncio.create_task(request(who, source, seconds))
        for seconds, source in enumerate(("news", "weather", "prices"), start=1)
    ]


async def first_error():
    try:
        await asyncio.gather(*requests("first-error"))
    except OSError as error:
        print(f"gave up: {error}")


async def all_results():
    results = await asyncio.gather(*requests("all-results"), return_exceptions=True)
    print(", ".join(str(result) for result in results))


async def main():
    await asyncio.gather(first_error(), all_results())


asyncio.run(main())
