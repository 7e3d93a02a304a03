"""A shield does not keep its caller from going on: wait for what is behind it, then pass the cancellation on."""
import asyncio
from types import SimpleNamespace

SAVING = 3


async def save(file):
    await asyncio.sleep(SAVING)
    print("saved" if file.open else "lost: the file was closed meanwhile")


async def mistake():
    file = SimpleNamespace(open=True)
    try:
        await asyncio.shield(asyncio.create_task(save(file)))
    finally:
        file.open = False
        print("the file is closed")


async def repair():
    file = SimpleNamespace(open=True)
    saving = asyncio.create_task(save(file))
    try:
        await asyncio.shield(saving)
    except asyncio.CancelledError:
        await saving  # cancelled or not, it goes on: first its end
        raise
    finally:
        file.open = False
        print("the file is closed")


async def impatient():
    editors = [asyncio.create_task(mistake()), asyncio.create_task(repair())]
    await asyncio.sleep(1)
    for editor in editors:
        editor.cancel()
    await asyncio.wait(editors)


asyncio.run(impatient())
