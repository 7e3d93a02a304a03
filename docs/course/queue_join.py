"""Workers that would wait for ever, ended when all jobs are done."""
import asyncio


async def work(jobs, number):
    while True:
        job = await jobs.get()
        try:
            await asyncio.sleep(1 + number / 2)
            print(f"worker {number} has done job {job}")
        finally:
            jobs.task_done()


async def main():
    jobs = asyncio.Queue()
    workers = [asyncio.create_task(work(jobs, number)) for number in range(3)]
    for job in range(1, 8):
        jobs.put_nowait(job)
    await jobs.join()
    print("all jobs are done")
    for worker in workers:
        worker.cancel()
    await asyncio.gather(*workers, return_exceptions=True)


asyncio.run(main())
