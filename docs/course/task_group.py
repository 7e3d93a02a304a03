"""A task group that aborts (Python 3.11)."""
import asyncio


async def cook(dish, seconds, accident=None):
    try:
        await asyncio.sleep(seconds)
        if accident:
            raise RuntimeError(accident)
        print(f"the {dish} is ready")
    finally:
        await asyncio.sleep(0.5)
        print(f"the pot of the {dish} is washed")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(cook("salad", 1))
            group.create_task(cook("soup", 2, "the soup boils over"))
            group.create_task(cook("roast", 5))
        print("dinner is served")
    except* RuntimeError as errors:
        print(f"no dinner: {', '.join(str(error) for error in errors.exceptions)}")


asyncio.run(main())
