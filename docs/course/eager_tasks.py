"""Eager tasks run up to their first wait when they are made (Python 3.12)."""
import asyncio

CACHE = {"Rome": "sunny"}


async def weather(city):
    print(f"looking up {city}")
    if known := CACHE.get(city):
        return known
    await asyncio.sleep(1)
    return "rainy"


async def look_up():
    rome, oslo = (asyncio.create_task(weather(city)) for city in ("Rome", "Oslo"))
    print(f"made both; done: Rome {str(rome.done()).lower()}, Oslo {str(oslo.done()).lower()}")
    print(f"Rome {await rome}, Oslo {await oslo}")


async def main():
    await look_up()
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    await look_up()


asyncio.run(main())
