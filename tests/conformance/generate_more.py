#!/usr/bin/env python3
"""Random programs with what generate.py leaves out:  generate_more.py SEED COUNT  prints one per line.

Broken barriers, groups that are used from elsewhere and late, leaving scopes and loops early, messages of
cancellations, primitives released by hand, futures that fail, generators that clean up, and timers that share
deadlines. A variable is used only in the block that sets it and below, so that no program fails for want of one.
"""
from __future__ import annotations

import json
import random
import sys

import generate

ERRORS = ["ValueError", "KeyError", "RuntimeError", "TimeoutError", "CancelledError", "Error"]
CAUGHT = ["CancelledError", "Error", "BaseError", "LookupError", "RuntimeError", "ExceptionGroup", "TimeoutError"]


class Writer(generate.Writer):
    def __init__(self, rng: random.Random, name: str) -> None:
        super().__init__(rng, name)
        if rng.random() < 0.4:
            self.objects["cond"] = {"type": "Condition", "lock": "lock"}
        self.loops = 0  # how many loops are around
        self.returns = True  # whether the function may return a value
        self.coarse = rng.choice([0, 0.3, 0.9])  # how many delays are such that deadlines are shared

    def delay(self) -> float:
        return self.rng.randint(0, 6) / 10 if self.rng.random() < self.coarse else super().delay()

    def menu(self, level: int, depth: int) -> list:
        more = [
            (1, self.by_hand), (0.5, self.breaking), (0.5, self.notifying), (0.8, self.working), (1, self.settling),
            (0.7, self.asking), (0.4, self.self_cancelling), (0.6, self.leaving), (0.4, self.failing), (0.3, self.due),
            (0.3, self.local),
        ]
        if depth > 0:
            more += [
                (1.2, self.catching), (1, self.counting), (0.7, self.conditioned), (0.8, self.bounded),
                (0.6, self.polled), (0.8, self.rescheduled), (1, self.each_with_break),
            ]
        if depth > 0 and level > 0:
            more += [
                (1, self.late_group), (0.8, self.told_to_cancel), (0.7, self.gathered_tasks), (0.6, self.waited_twice),
                (0.6, self.completed_with_limit), (0.5, self.shielded_task), (0.5, self.unnamed),
                (1, self.cancelled_twice), (0.4, self.done_already), (1.5, self.racing),
            ]
        return super().menu(level, depth) + more

    # --- one statement

    def logging(self, body: list, *types: str) -> dict:
        """`body`, and a word in the trace for what it raises."""
        handlers = [{"type": kind, "as": "e", "body": [{"log": {"excInfo": "e"}}]} for kind in types]
        return {"try": {"body": body, "except": handlers}}

    def by_hand(self, *_):
        which = self.rng.choice(["lock", "sem", "sem", "cond"])
        if self.rng.random() < 0.5:
            return self.patient({"am": [which, "acquire"]})
        return self.logging([{"do": {"m": [which, "release"]}}], "Error")

    def breaking(self, *_):
        return {"do": {"await": {"am": ["barrier", self.rng.choice(["abort", "reset", "reset"])]}}}

    def notifying(self, *_):
        method = ["cond", "notifyAll"] if self.rng.random() < 0.6 else ["cond", "notify"]
        if self.rng.random() < 0.3:
            return self.logging([{"do": {"m": method}}], "RuntimeError")
        return {"with": {"cm": "cond", "body": [{"do": {"m": method}}]}}

    def working(self, *_):
        if self.rng.random() < 0.4:
            return self.patient({"am": ["queue", "join"]})
        return self.logging([{"do": {"m": ["queue", "taskDone"]}}], "ValueError")

    def settling(self, *_):
        how = self.rng.choice(["setException", "cancel", "cancel"])
        args: list = []
        if how == "setException":
            args = [{"type": self.rng.choice(ERRORS), "msg": self.label("x")}]
        elif self.rng.random() < 0.5:
            args = [self.label("because")]
        return self.logging([{"do": {"m": ["fut", how, *args]}}], "InvalidStateError")

    def asking(self, *_):
        asked = self.rng.choice(["done", "cancelled", "result", "exception"])
        return self.logging([{"log": {"m": ["fut", asked]}}], "InvalidStateError", "CancelledError", "Error")

    def self_cancelling(self, *_):
        return {"log": {"m": [{"current": True}, "cancel", self.label("myself")]}}

    def leaving(self, *_):
        ways: list = [{"return": self.label("left")}] if self.returns else []
        if self.loops > 0:
            ways += [{"break": True}, {"continue": True}]
        if not ways:
            return self.log()
        test = {"eq": [{"mod": [{"cell": "cell"}, self.rng.randint(2, 3)]}, 1]}
        return {"if": {"test": test, "then": [self.log(), self.rng.choice(ways)], "else": [self.cell()[0]]}}

    def failing(self, *_):
        return {"raise": {"type": self.rng.choice(ERRORS), "msg": self.label("x")}}

    def due(self, *_):
        return {"callLater": [self.rng.choice([0, self.delay()]), self.label("due")]}

    def local(self, *_):
        """A future that a task of its own settles."""
        name = self.fresh("f")
        made = [{"let": [name, {"future": True}]},
                {"do": {"spawn": {"call": ["settle", {"var": name}, self.delay()], "name": self.task_name()}}}]
        awaited: dict = {"var": name}
        if self.rng.random() < 0.4:
            awaited = {"shield": awaited}
        return made + [self.patient(awaited)]

    # Nothing awaits itself: CPython raises RuntimeError, and from then on also for others who await that task.

    # --- with statements inside

    def looped(self, level: int, depth: int, size: int | None = None) -> list:
        self.loops += 1
        body = self.block(level, depth, size)
        self.loops -= 1
        return body

    def loop(self, level, depth):
        return {"for": {"as": self.fresh("i"), "times": self.rng.randint(1, 3), "body": self.looped(level, depth - 1)}}

    def counting(self, level, depth):
        left = self.fresh("left")
        step = {"let": [left, {"sub": [{"var": left}, 1]}]}
        enough = {"or": [{"not": {"m": ["event", "isSet"]}}, {"lt": [1, {"var": left}]}]}
        test = {"and": [{"lt": [0, {"var": left}]}, enough]}
        body = [step, self.checkpoint(), *self.looped(level, depth - 1, 2)]
        return [{"let": [left, self.rng.randint(2, 4)]}, {"while": {"test": test, "body": body}}]

    def catching(self, level, depth):
        types = self.rng.sample(CAUGHT, 2)
        handlers = []
        for kind in types:
            body: list = [{"log": {"excInfo": "e"}}]
            if self.rng.random() < 0.3:
                body += self.block(level, 0, 1)
            if self.rng.random() < 0.5:
                body.append({"reraise": True})
            handlers.append({"type": kind, "as": "e", "body": body})
        node: dict = {"body": self.block(level, depth - 1), "except": handlers}
        if self.rng.random() < 0.4:
            node["finally"] = self.block(level, 0, 2)
        if self.rng.random() < 0.2:
            node["else"] = self.block(level, 0, 1)
        return {"try": node}

    def conditioned(self, level, depth):
        """Waits for what is notified again and again, with the lock held in between."""
        body = [{"do": {"await": {"am": ["cond", "wait"]}}}, *self.block(level, 0, 1)]
        held = {"with": {"cm": "cond", "body": body if self.rng.random() < 0.5 else self.block(level, 0, 2)}}
        if self.rng.random() < 0.3:
            return held
        return self.logging([{"timeout": {"after": self.delay(), "body": [held]}}], "TimeoutError", "RuntimeError")

    def bounded(self, level, depth):
        """Scopes in scopes, some of them without a limit."""
        inner = {"timeout": {"after": self.rng.choice([None, 0, self.delay()]), "body": self.block(level, depth - 1, 2)}}
        outer = {"timeout": {"after": self.delay(), "body": [inner, self.log()]}}
        return self.logging([outer], "TimeoutError")

    def rescheduled(self, level, depth):
        name = self.fresh("scope")
        later = {"add": [{"mul": [{"now": True}, 1e-6]}, self.rng.choice([-0.1, 0, self.delay()])]}
        when = self.rng.choice([None, later, later])
        move = self.logging([{"do": {"m": [name, "reschedule", when]}}], "RuntimeError")
        body = [*self.block(level, 0, 1), move, {"log": {"m": [name, "when"]}}, *self.block(level, depth - 1, 1)]
        scope = {"timeout": {"after": self.rng.choice([None, self.delay()]), "as": name, "body": body}}
        ended = {"log": {"m": [name, "expired"]}}
        return self.logging([scope, ended, move], "TimeoutError")

    def polled(self, level, depth):
        inner = {"call": self.callee(level)} if level else {"sleep": [self.delay(), "slept"]}
        limit = self.rng.choice([None, 0, -1, self.delay()])
        awaited = {"shield": inner} if self.rng.random() < 0.3 else inner
        return self.logging([{"log": {"await": {"waitFor": [awaited, limit]}}}], "TimeoutError")

    def each_with_break(self, level, depth):
        call = ["cleaning", self.rng.randint(1, 4)]
        return {"forAsync": {"as": self.fresh("x"), "call": call, "body": self.looped(0, depth - 1, 2)}}

    def each(self, level, depth):
        call = ["numbers", self.rng.randint(0, 3)]
        return {"forAsync": {"as": self.fresh("x"), "call": call, "body": self.looped(0, 0, 1)}}

    # --- with tasks

    def joining(self, group: str, callee: list) -> dict:
        """Without a name: the reference would give that to the next task if the group takes no more."""
        return {"do": {"groupSpawn": {"group": group, "call": callee}}}

    def late_group(self, level, depth):
        """A group whose children join it, which is used while it ends and after it has ended."""
        name = self.fresh("g")
        body = [self.joining(name, self.callee(level)) for _ in range(self.rng.randint(1, 2))]
        if self.rng.random() < 0.6:
            body.append(self.joining(name, ["joining", {"var": name}, self.delay()]))
        body += self.block(level, depth - 1, 2)
        late = [self.logging([self.joining(name, self.callee(level))], "RuntimeError")]
        caught = self.rng.choice(["Error", "ExceptionGroup", "BaseError"])
        return self.logging([{"group": {"as": name, "body": body}}, *late], caught)

    def told_to_cancel(self, level, depth):
        name = self.fresh("c")
        return [{"let": [name, {"spawn": {"call": self.callee(level), "name": self.task_name()}}]},
                *self.block(level, 0, 2),
                {"log": {"m": [name, "cancel", self.label("because")]}},
                *([{"log": {"m": [name, "cancel", self.label("again")]}}] if self.rng.random() < 0.3 else []),
                self.logging([{"log": {"await": {"var": name}}}], "CancelledError"),
                {"log": {"list": [{"m": [name, asked]} for asked in ("cancelled", "done", "cancelling", "getName")]}}]

    def gathered_tasks(self, level, depth):
        made, names = self.several(level)
        children = [*names, names[0]] if self.rng.random() < 0.3 else [*names, {"call": self.callee(level)}]
        if self.rng.random() < 0.2:
            children.append({"var": "fut"})
        awaited = {"log": {"await": {"gather": children, "returnExceptions": self.rng.random() < 0.6}}}
        if self.rng.random() < 0.4:
            return [*made, awaited]
        return [*made, self.logging([{"timeout": {"after": self.delay(), "body": [awaited]}}], "TimeoutError", "Error")]

    def waited_twice(self, level, depth):
        made, names = self.several(level)
        waits = [{"on": names, "returnWhen": when, "timeout": self.rng.choice([0, self.delay()])}
                 for when in self.rng.sample(["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"], 2)]
        return [*made, *({"log": {"await": {"wait": wait}}} for wait in waits), {"log": {"outcome": names[0]}}]

    def completed_with_limit(self, level, depth):
        made, names = self.several(level)
        it = self.fresh("d")
        body = [self.logging([{"log": {"await": {"var": it}}}], "Error")]
        body += self.looped(level, 0, 1)
        return [*made, {"asCompleted": {"as": it, "of": names, "timeout": self.delay(), "body": body}}]

    def cancelled_twice(self, level, depth):
        """Of one who waits for a condition, while another has its lock."""
        name = self.fresh("c")
        cancel = {"log": {"m": [name, "cancel", self.label("because")]}}
        holding = [cancel, self.rng.choice([self.checkpoint(), self.sleep()]), cancel, *self.block(level, 0, 1)]
        return [{"let": [name, {"spawn": {"call": ["standing"], "name": self.task_name()}}]},
                self.rng.choice([self.checkpoint(), self.sleep()]),
                {"with": {"cm": self.rng.choice(["cond", "cond", "lock"]), "body": holding}},
                self.logging([{"do": {"await": {"var": name}}}], "CancelledError")]

    def racing(self, level, depth):
        """Some wait in line for the same; in one step the first are cancelled and what they wait for is given."""
        what = self.rng.choice(["lock", "sem", "get", "put", "cond", "event", "barrier"])
        names = [self.fresh("c") for _ in range(self.rng.randint(2, 3))]
        made = [{"let": [name, {"spawn": {"call": [f"racing_{what}"], "name": self.task_name()}}]} for name in names]
        step = [{"log": {"m": [name, "cancel", self.label("because")]}} for name in names if self.rng.random() < 0.5]
        gifts = {
            "get": [self.logging([{"do": {"m": ["queue", "putNowait", 1]}}], "QueueFull")] * 2,
            "put": [self.logging([{"log": {"m": ["queue", "getNowait"]}}], "QueueEmpty")] * 2,
            "cond": [{"with": {"cm": "cond", "body": [{"do": {"m": ["cond", "notify", self.rng.randint(1, 2)]}}]}}],
            "event": [{"do": {"m": ["event", "set"]}}, {"do": {"m": ["event", "clear"]}}],
            "barrier": [{"do": {"await": {"am": ["barrier", self.rng.choice(["reset", "abort"])]}}}],
        }
        step += gifts.get(what, [])
        self.rng.shuffle(step)
        race = [*made, *[self.checkpoint() for _ in range(self.rng.randint(1, 2))], *step]
        if what in ("lock", "sem"):
            release = {"do": {"m": [what, "release"]}}
            race = [{"do": {"await": {"am": [what, "acquire"]}}}, *race, release]
            if self.rng.random() < 0.4:
                race.append(self.logging([release], "Error"))
            if self.rng.random() < 0.5:  # comes back while those who were woken have not run yet
                race += [{"do": {"await": {"am": [what, "acquire"]}}}, self.log(), release]
        if self.rng.random() < 0.5:
            race.append({"log": {"m": [self.rng.choice(names), "cancel"]}})
        return [*race, {"log": {"await": {"wait": {"on": [{"var": name} for name in names], "timeout": self.delay()}}}}]

    def done_already(self, level, depth):
        made, names = self.several(level)
        polls = [self.logging([{"log": {"await": {"waitFor": [one, 0]}}}], "TimeoutError", "Error") for one in names]
        return [*made, self.sleep(), *polls, {"log": {"await": {"gather": []}}}]

    def shielded_task(self, level, depth):
        name = self.fresh("c")
        made = {"let": [name, {"spawn": {"call": self.callee(level), "name": self.task_name()}}]}
        awaited = {"waitFor": [{"shield": {"var": name}}, self.delay()]}
        waiting = self.logging([{"log": {"await": awaited}}], "TimeoutError", "CancelledError")
        return [made, waiting, {"log": {"outcome": {"var": name}}}]

    def unnamed(self, level, depth):
        name = self.fresh("c")
        return [{"let": [name, {"spawn": {"call": self.callee(level)}}]},
                {"log": {"m": [name, "getName"]}}, {"log": {"await": {"var": name}}}]

    # --- the whole

    def program(self) -> dict:
        made = super().program()
        self.returns = False
        made["functions"] |= {"cleaning": self.cleaning(), **self.helpers(), **self.racers()}
        return made

    def cleaning(self) -> dict:
        """An async generator that has something to do at its end."""
        each = {"for": {"as": "k", "times": {"var": "n"}, "body": [*self.block(0, 0, 1), {"yield": {"var": "k"}}]}}
        caught = {"type": "CancelledError", "as": "e", "body": [{"log": {"excInfo": "e"}}, {"reraise": True}]}
        pause = self.sleep() if self.rng.random() < 0.5 else self.checkpoint()
        last = [{"log": self.label("closing")}, pause, {"log": self.label("closed")}]
        body = [{"log": self.label("begins")}, each, {"log": self.label("ends")}]
        return {"params": ["n"], "generator": True, "body": [{"try": {"body": body, "except": [caught], "finally": last}}]}

    def helpers(self) -> dict:
        error = {"type": "KeyError", "msg": self.label("x")}
        ending = self.rng.choice([["setResult", 1], ["setException", error], ["cancel", self.label("because")]])
        settle = self.logging([{"do": {"m": [{"var": "f"}, *ending]}}], "InvalidStateError")
        late = self.logging([self.joining("g", ["w0", 1])], "RuntimeError")
        waiting = self.logging([{"log": {"await": {"am": ["cond", "wait"]}}}], "CancelledError")
        pause = {"do": {"await": {"sleep": {"var": "after"}}}}
        return {
            "settle": {"params": ["f", "after"], "body": [pause, {"log": {"m": [{"var": "f"}, "done"]}}, settle]},
            "joining": {"params": ["g", "after"], "body": [{"try": {"body": [pause], "finally": [late]}}]},
            "standing": {"params": [], "body": [{"with": {"cm": "cond", "body": [waiting, self.log()]}}]},
        }

    def racers(self) -> dict:
        """What `racing` has stand in line."""
        def awaiting(*method: object) -> list:
            return [{"log": {"await": {"am": [*method]}}}, self.log()]

        bodies = {
            "lock": [{"with": {"cm": "lock", "body": [self.log(), self.checkpoint()]}}],
            "sem": [{"with": {"cm": "sem", "body": [self.log(), self.checkpoint()]}}],
            "cond": [{"with": {"cm": "cond", "body": awaiting("cond", "wait")}}],
            "get": awaiting("queue", "get"), "put": awaiting("queue", "put", 7),
            "event": awaiting("event", "wait"), "barrier": awaiting("barrier", "wait"),
        }
        return {f"racing_{what}": {"params": [], "body": body} for what, body in bodies.items()}


def main() -> int:
    if len(sys.argv) != 3:
        print(__doc__)
        return 2
    seed, count = sys.argv[1], int(sys.argv[2])
    for i in range(count):
        print(json.dumps(Writer(random.Random(f"{seed}/{i}"), f"more-{seed}-{i}").program()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
