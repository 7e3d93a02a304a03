"""Cancel, clean up, re-raise."""
import asyncio

INSTALMENTS = 5
accounts = {"savings": 100, "household": 0}


async def transfer():
    try:
        for paid in range(1, INSTALMENTS + 1):
            await asyncio.sleep(1)
            accounts["savings"] -= 20
            accounts["household"] += 20
            print(f"instalment {paid} is paid")
    except BaseException as error:
        print(f"putting {accounts['household']} back: {error}")
        await asyncio.sleep(1)  # cleaning up may wait
        accounts["savings"] += accounts["household"]
        accounts["household"] = 0
        raise  # without this line it would seem to have succeeded


async def clerk():
    task = asyncio.create_task(transfer())
    await asyncio.sleep(3.5)
    task.cancel("the customer called")
    try:
        await task
    except asyncio.CancelledError:
        print(f"cancelled: {str(task.cancelled()).lower()}; {' and '.join(map(str, accounts.values()))} in the accounts")


asyncio.run(clerk())
