"""Writes reader-cases.jsonl: what asyncio.StreamReader of CPython 3.11 makes of random bytes and reads.

    python3 tests/world/reader_oracle.py > tests/world/reader-cases.jsonl
"""
import asyncio
import json
import random
import sys

assert sys.version_info[:2] == (3, 11), sys.version

CASES = 400


class Transport:
    def __init__(self, told):
        self.told = told

    def pause_reading(self):
        self.told.append("pause")

    def resume_reading(self):
        self.told.append("resume")


def random_case(rng):
    steps = []
    for _ in range(rng.randint(3, 14)):
        kind = rng.choice(["feed", "feed", "read", "readline", "readuntil", "readexactly", "cancel"])
        if kind == "feed":
            steps.append(["feed", "".join(rng.choice("ab\n;") for _ in range(rng.randint(0, 9)))])
        elif kind == "readuntil":
            steps.append([kind, rng.choice(["\n", ";", "a;", "\n\n", "ab"])])
        elif kind == "read":
            steps.append([kind, rng.choice([-1, 0, 1, 3, 9])])
        elif kind == "readexactly":
            steps.append([kind, rng.choice([0, 1, 4, 7])])
        else:
            steps.append([kind])
    if rng.random() < 0.7:
        steps.insert(rng.randint(len(steps) // 2, len(steps)), ["eof"])
    return {"limit": rng.choice([2, 4, 8]), "steps": steps}


def outcome(task):
    try:
        return "ok " + task.result().decode()
    except asyncio.CancelledError:
        return "cancelled"
    except asyncio.IncompleteReadError as error:
        return f"incomplete {error.partial.decode()} {error.expected}"
    except asyncio.LimitOverrunError as error:
        return f"overrun {error.consumed}"
    except ValueError:
        return "too long"


async def settle():
    for _ in range(5):
        await asyncio.sleep(0)


async def run(case):
    told = []
    reader = asyncio.StreamReader(limit=case["limit"])
    reader.set_transport(Transport(told))
    task = None
    eof = False
    for kind, *args in case["steps"]:
        if kind == "feed":
            if not eof:  # asyncio asserts that
                reader.feed_data(args[0].encode())
        elif kind == "eof":
            eof = True
            reader.feed_eof()
        elif kind == "cancel":
            if task:
                task.cancel()
        elif task is None:
            args = [arg.encode() if isinstance(arg, str) else arg for arg in args]
            task = asyncio.create_task(getattr(reader, kind)(*args))
        await settle()
        if task and task.done():
            told.append(outcome(task))
            task = None
    told.append(f"eof {reader.at_eof()}")
    if task:
        task.cancel()
        await settle()
    return told


def main():
    rng = random.Random(11)
    for _ in range(CASES):
        case = random_case(rng)
        case["told"] = asyncio.run(run(case))
        print(json.dumps(case))


main()
