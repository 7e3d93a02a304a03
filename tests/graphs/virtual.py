"""Runs a program of docs/course on an asyncio loop whose clock is virtual, so that no time passes: virtual.py PROGRAM.py"""
import asyncio
import runpy
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.append(str(Path(__file__).parent.parent / "conformance"))
from oracle import VirtualLoop  # noqa: E402


class Loop(VirtualLoop):
    create_task = asyncio.SelectorEventLoop.create_task  # the oracle's knows no task factories


class VirtualTime(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        return Loop()


asyncio.set_event_loop_policy(VirtualTime())
runpy.run_path(sys.argv[1], run_name="__main__")
