"""A priority queue."""
import asyncio

PATIENTS = [
    (3, "a cough"),
    (2, "a broken arm"),
    (3, "a check-up"),
    (1, "a heart attack"),
    (2, "a deep cut"),
]


async def reception(patients):
    for patient in PATIENTS:
        await patients.put(patient)
        await asyncio.sleep(0.5)


async def doctor(patients):
    for _ in PATIENTS:
        urgency, name = await patients.get()
        print(f"urgency {urgency}: {name}")
        await asyncio.sleep(2)


async def main():
    patients = asyncio.PriorityQueue()
    await asyncio.gather(reception(patients), doctor(patients))


asyncio.run(main())
