"""Programs, without a shell: one is fine, one fails as it should, one is ended."""
import asyncio
from asyncio.subprocess import PIPE
from pathlib import Path

GRAPHS = Path(__file__).parent.parent.parent / "graphs"


async def run(*command):
    """Its exit code and what it writes. Cancelled, it takes its program with it."""
    program = await asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=PIPE, cwd=GRAPHS)
    try:
        stdout, _ = await program.communicate()
        return program.returncode, stdout.decode()
    except asyncio.CancelledError:
        program.kill()
        await program.wait()
        raise


async def main():
    version, wrong, endless = await asyncio.gather(
        run("node", "--version"),
        run("node", "--no-such-option"),
        asyncio.wait_for(run("node", "./command-tasks/forever.mjs"), 1.5),
        return_exceptions=True,
    )
    print(f"version: {version[1].strip()}")
    print(f"wrong: exit code {wrong[0]}")
    print(f"endless: {'failed' if isinstance(endless, TimeoutError) else 'ended'}")


asyncio.run(main())
