"""A pizzeria that takes orders over TCP, with a connection and a task for each guest."""
import asyncio

OPENING_HOURS = 4
BAKING = 1


async def server(opened, ovens):
    async def serve(reader, writer):
        async for order in reader:
            async with ovens:
                await asyncio.sleep(BAKING)
            writer.write(f"{order.decode().strip()} is ready\n".encode())
            await writer.drain()
        writer.close()

    shop = await asyncio.start_server(serve, "127.0.0.1", 0)
    opened.set_result(shop.sockets[0].getsockname()[1])
    await asyncio.sleep(OPENING_HOURS)
    shop.close()
    print("closed for new guests")


async def eat(port, pizzas):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for pizza in pizzas:
            writer.write(f"{pizza}\n".encode())
            await writer.drain()
            print((await reader.readline()).decode().strip())
    finally:
        writer.close()


async def guest(opened, number):
    port = await opened
    await asyncio.sleep(0.1 + 0.3 * number)
    await eat(port, ["Margherita", "Marinara"])


async def impatient(opened):
    port = await opened
    await asyncio.sleep(1.05)
    visit = asyncio.create_task(eat(port, ["Funghi"]))
    await asyncio.sleep(1)
    visit.cancel()


async def latecomer(opened):
    port = await opened
    await asyncio.sleep(4.5)
    try:
        await eat(port, ["Diavola"])
    except OSError:
        print("nobody opens")


async def main():
    opened = asyncio.get_running_loop().create_future()
    guests = (guest(opened, number) for number in range(8))
    await asyncio.gather(server(opened, asyncio.Semaphore(3)), *guests, impatient(opened), latecomer(opened))
    print("the last guest has left")  # Python 3.12's wait_closed() would wait for that


asyncio.run(main())
