"""A condition: wait until something is so, and look again when woken."""
import asyncio

shelf = 0


async def customer(number, wanted, bread):
    global shelf
    async with bread:
        await bread.wait_for(lambda: shelf >= wanted)
        shelf -= wanted
        print(f"customer {number} takes {wanted}")


async def baker(bread):
    global shelf
    for _ in range(6):
        await asyncio.sleep(1)
        async with bread:
            shelf += 1
            bread.notify_all()


async def main():
    bread = asyncio.Condition()
    wanted = enumerate((3, 1, 2))
    customers = [customer(number, loaves, bread) for number, loaves in wanted]
    await asyncio.gather(*customers, baker(bread))


asyncio.run(main())
