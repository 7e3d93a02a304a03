"""Blocking code on the loop, and on a thread. The GIL lets the beats in between; processes would not disturb them at all."""
import asyncio

BEAT = 0.2


def count_primes(limit):
    """By trial division: slow on purpose."""
    return sum(all(n % divisor for divisor in range(2, int(n**0.5) + 1)) for n in range(2, limit))


async def beats():
    loop = asyncio.get_running_loop()
    latest = 0
    for _ in range(15):
        due = loop.time() + BEAT
        await asyncio.sleep(BEAT)
        latest = max(latest, loop.time() - due)
    return latest


async def mistake():
    beating = asyncio.create_task(beats())
    await asyncio.sleep(0.5)
    print(f"{count_primes(200_000)} primes")
    print(f"the latest beat came {await beating:.1f} s late")


async def repair():
    beating = asyncio.create_task(beats())
    await asyncio.sleep(0.5)
    print(f"{await asyncio.to_thread(count_primes, 200_000)} primes")
    print(f"the latest beat came {await beating:.1f} s late")


async def main():
    await mistake()
    await repair()


asyncio.run(main())
