#!/usr/bin/env python3
"""Random programs and CPython's traces of programs, on request: a line of JSON in, lines of JSON out.

    {"generate": [SEED, FIRST, COUNT]}   COUNT lines {"program", "expected"}: numbers FIRST, FIRST+1, … of the seed
    {"run": [PROGRAM, …]}                a trace for each
"""
from __future__ import annotations

import gc
import json
import multiprocessing
import random
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection

import generate
import generate_more
import oracle

GENERATORS = [("random", generate.Writer), ("more", generate_more.Writer)]
FORK = multiprocessing.get_context("fork")
PATIENCE = 2.0  # seconds for one program


def generated(seed: str, number: int) -> dict:
    kind, writer = GENERATORS[number % len(GENERATORS)]
    return writer(random.Random(f"{seed}/{number}"), f"{kind}-{seed}-{number}").program()


def run_in_turn(programs: list, sender: Connection) -> None:
    gc.disable()  # no program's leftovers may come to their end in the middle of another
    for program in programs:
        try:
            sender.send(oracle.run(program))
        except BaseException as exc:  # noqa: BLE001 - reported to the caller
            sender.send({"error": f"{type(exc).__name__}: {exc}"})


def traces(programs: list) -> Iterator[dict]:
    """As `oracle.run_apart` gives them, but with one process for all up to one that hangs or dies."""
    done = 0
    while done < len(programs):
        receiver, sender = FORK.Pipe(False)
        process = FORK.Process(target=run_in_turn, args=(programs[done:], sender))
        process.start()
        sender.close()
        try:
            while done < len(programs):
                if not receiver.poll(PATIENCE):
                    raise EOFError
                trace = receiver.recv()
                done += 1
                yield trace
        except EOFError:
            process.kill()
            done += 1
            yield {"error": "no answer"}
        process.join()


def answers(request: dict) -> Iterator[dict]:
    if "run" in request:
        yield from traces(request["run"])
    else:
        seed, first, count = request["generate"]
        programs = [generated(seed, number) for number in range(first, first + count)]
        for program, expected in zip(programs, traces(programs)):
            yield {"program": program, "expected": expected}


def main() -> None:
    for line in sys.stdin:
        for answer in answers(json.loads(line)):
            print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
