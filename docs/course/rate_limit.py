"""A semaphore as a rate limit: 1, 10 and 100 requests at a time against a server that works on ten."""
import asyncio

ANSWER = 0.05
CROWDING = 0.05
CLOSED = None  # CPython 3.13 has Queue.shutdown for this


async def worker(server):
    while (request := await server.get()) is not CLOSED:
        await asyncio.sleep(ANSWER * (1 + CROWDING * server.qsize()))
        request.set_result("fine")


async def client(server, limit):
    loop = asyncio.get_running_loop()
    async with limit:
        sent = loop.time()
        answer = loop.create_future()
        await server.put(answer)
        await answer
        return sent, loop.time()


async def main():
    server = asyncio.Queue()
    workers = [asyncio.create_task(worker(server)) for _ in range(10)]
    for way, at_a_time in (("by-one", 1), ("by-ten", 10), ("by-hundred", 100)):
        limit = asyncio.Semaphore(at_a_time)
        answers = await asyncio.gather(*(client(server, limit) for _ in range(100)))
        seconds = max(answered for _, answered in answers) - min(sent for sent, _ in answers)
        print(f"{way}: {len(answers)} answers in {seconds:.1f} s")
    for _ in workers:
        await server.put(CLOSED)
    await asyncio.gather(*workers)


asyncio.run(main())
