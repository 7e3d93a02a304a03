"""Shutting down a queue: what is in the line is served, or thrown away (Python 3.13)."""
import asyncio


async def take_orders(orders):
    order = 1
    while True:
        try:
            await orders.put(order)
        except asyncio.QueueShutDown:
            return print(f"order {order} is refused")
        order += 1


async def cook(orders):
    while True:
        try:
            order = await orders.get()
        except asyncio.QueueShutDown:
            return print("no more orders")
        await asyncio.sleep(1)
        print(f"order {order} is served")


async def kitchen(immediate):
    orders = asyncio.Queue(maxsize=3)
    async with asyncio.TaskGroup() as group:
        group.create_task(take_orders(orders))
        group.create_task(cook(orders))
        await asyncio.sleep(3.5)
        print(f"closing with {orders.qsize()} orders in the line")
        orders.shutdown(immediate)


async def main():
    await asyncio.gather(kitchen(immediate=False), kitchen(immediate=True))


asyncio.run(main())
