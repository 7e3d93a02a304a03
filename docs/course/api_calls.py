"""Twelve requests, three at a time, and heavy work on each answer in a process: the permit is given back before the work."""
import asyncio
from concurrent.futures import ProcessPoolExecutor

REQUEST = 0.8


def count_primes(limit):
    """By trial division: slow on purpose."""
    return sum(all(n % divisor for divisor in range(2, int(n**0.5) + 1)) for n in range(2, limit))


async def fetch_page(api, number):
    async with api:
        await asyncio.sleep(REQUEST)
        return 50_000 + 5_000 * number


async def page(api, pool, number):
    limit = await fetch_page(api, number)
    print(f"page {number} is fetched")
    primes = await asyncio.get_running_loop().run_in_executor(pool, count_primes, limit)
    print(f"page {number}: {primes} primes")
    return primes


async def main():
    api = asyncio.Semaphore(3)
    with ProcessPoolExecutor() as pool:
        got = await asyncio.gather(*(page(api, pool, number) for number in range(12)))
    print(f"{len(got)} pages with {sum(got)} primes")


if __name__ == "__main__":
    asyncio.run(main())
