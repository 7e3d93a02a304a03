"""A context variable has a value of its own in each task; a global is overwritten."""
import asyncio
from contextvars import ContextVar

shared_user = "nobody"
user = ContextVar("user", default="nobody")


def answer(name):
    print(f"for {name}: shared {shared_user}, context {user.get()}")


async def handle(name):
    global shared_user
    shared_user = name
    user.set(name)
    await asyncio.sleep(1)
    answer(name)


async def server():
    await asyncio.gather(handle("Anna"), handle("Ben"), handle("Clara"))
    print(f"afterwards: shared {shared_user}, context {user.get()}")


asyncio.run(server())
