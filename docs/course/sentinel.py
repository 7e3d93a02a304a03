"""Producer and consumers, ended by a sentinel."""
import asyncio

NO_MORE = None
CONSUMERS = 2


async def producer(letters):
    for letter in "abcdef":
        await letters.put(letter)
        await asyncio.sleep(0.5)
    for _ in range(CONSUMERS):
        await letters.put(NO_MORE)
    print("no more letters")


async def consumer(number, letters):
    read = 0
    while (letter := await letters.get()) is not NO_MORE:
        await asyncio.sleep(1.2)
        print(f"consumer {number} has read {letter}")
        read += 1
    print(f"consumer {number} stops after {read} letters")


async def main():
    letters = asyncio.Queue()
    consumers = [consumer(number, letters) for number in range(CONSUMERS)]
    await asyncio.gather(producer(letters), *consumers)


asyncio.run(main())
