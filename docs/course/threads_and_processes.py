"""Four counts one by one, on threads, on processes. The GIL lets one thread count at a time, so that only processes gain."""
import asyncio
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

LIMIT = 100_000


def count_primes(limit):
    """By trial division: slow on purpose."""
    return sum(all(n % divisor for divisor in range(2, int(n**0.5) + 1)) for n in range(2, limit))


async def one_by_one():
    loop = asyncio.get_running_loop()
    begun = loop.time()
    primes = 0
    for _ in range(4):
        primes += await asyncio.to_thread(count_primes, LIMIT)
    print(f"{primes} primes in {loop.time() - begun:.1f} s")


async def count_on(pool):
    loop = asyncio.get_running_loop()
    begun = loop.time()
    counts = await asyncio.gather(*(loop.run_in_executor(pool, count_primes, LIMIT) for _ in range(4)))
    print(f"{sum(counts)} primes in {loop.time() - begun:.1f} s")


async def main():
    await one_by_one()
    with ThreadPoolExecutor(max_workers=4) as pool:
        await count_on(pool)
    with ProcessPoolExecutor(max_workers=4) as pool:
        await count_on(pool)


if __name__ == "__main__":
    asyncio.run(main())
