"""Debug mode says which step blocked the loop for too long: on stderr, through logging."""
import asyncio


def count_between(start, end):
    """By trial division: slow on purpose."""
    return sum(all(n % divisor for divisor in range(2, int(n**0.5) + 1)) for n in range(start, end))


async def mistake():
    await asyncio.sleep(0.5)
    print(f"{count_between(2, 150_000)} primes")
    await asyncio.sleep(0.5)


async def repair():
    await asyncio.sleep(0.5)
    primes = 0
    for start in range(2, 150_000, 2_000):
        primes += count_between(start, min(start + 2_000, 150_000))
        await asyncio.sleep(0)
    print(f"{primes} primes")
    await asyncio.sleep(0.5)


async def main():
    asyncio.get_running_loop().slow_callback_duration = 0.1
    await mistake()
    await repair()


asyncio.run(main(), debug=True)
