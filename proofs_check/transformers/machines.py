"""Turing machines, and decoders that run them: one token for each step, which is the action that the step takes.

A column knows every head's position over its own index by averaging moves over the columns before it. Layer-norm
hashes turn the ratios into keys (the cell a column wrote) and queries (the cell the head is on now), and saturated
attention finds the right-most column that wrote to a cell through a penalty that falls with the index. Source: the
construction of Merrill and Sabharwal 2024, as a summary states it; how a cell that was never written is recognised is
ours, by a slope of 2^30 that suffices while squared positions stay below 2^28.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice, product

import numpy as np

from proofs_check.transformers.automata import NO, START, YES, first_difference
from proofs_check.transformers.builder import ONE, Form, Head, Plan, Unit, hashed, places, plus, times, total
from proofs_check.transformers.decoder import Columns, Decoder, decode

__all__ = ["BLANK", "Machine", "actions", "agreeing", "machine_decoder", "palindromes", "random_machine"]

BLANK = "_"
STEEP = 2.0**30
EARLY = 4  # columns up to this one have a penalty of their own
Action = tuple[str, tuple[str, ...], tuple[int, ...]]


@dataclass(frozen=True)
class Machine:
    """A machine with several tapes; heads start on cell 0, the input stands on the first tape from cell 1 on.

    Parameters
    ----------
    letters : tuple of str
        Of the input; `BLANK` is a further one on every tape.
    tapes : int
    start : str
        States ``yes`` and ``no`` halt.
    moves : mapping of (state, symbols read) to (state, symbols written, moves -1, 0 or 1)
    """

    letters: tuple[str, ...]
    tapes: int
    start: str
    moves: Mapping[tuple[str, tuple[str, ...]], Action]

    @property
    def symbols(self) -> tuple[str, ...]:
        return (*self.letters, BLANK)


def actions(machine: Machine, word: str, limit: int) -> list[str]:
    """The tokens of a run: an action for each step, the last of which is the verdict, at most `limit` of them."""
    tapes: list[dict[int, str]] = [{} for _ in range(machine.tapes)]
    tapes[0] = dict(enumerate(word, 1))
    heads, state, made = [0] * machine.tapes, machine.start, list[str]()
    while len(made) < limit:
        read = tuple(tape.get(head, BLANK) for tape, head in zip(tapes, heads, strict=True))
        state, written, moved = machine.moves[state, read]
        made.append(_token((state, written, moved)))
        if state in (YES, NO):
            break
        for index in range(machine.tapes):
            tapes[index][heads[index]] = written[index]
            heads[index] += moved[index]
    return made


def palindromes() -> Machine:
    """Two tapes: copy the input, rewind one copy, compare; 3 n + 4 steps on a palindrome of length n."""
    moves: dict[tuple[str, tuple[str, ...]], Action] = {}
    for read in product("ab_", repeat=2):
        same = (read[0], read[1])
        moves["start", read] = ("copy", same, (1, 1))
        moves["copy", read] = ("copy", (read[0], read[0]), (1, 1))
        moves["rewind", read] = ("rewind", same, (0, -1)) if read[1] != BLANK else ("compare", same, (0, 1))
        moves["compare", read] = ("compare", same, (-1, 1)) if read[0] == read[1] else (NO, same, (0, 0))
        if read[0] == BLANK:
            moves["copy", read] = ("rewind", same, (-1, -1))
            moves["compare", read] = (YES, same, (0, 0))
    return Machine(("a", "b"), 2, "start", moves)


def random_machine(rng: np.random.Generator, states: int, tapes: int) -> Machine:
    """A machine with random actions; most do not halt."""
    names, symbols = [f"s{i}" for i in range(states)], ("a", "b", BLANK)
    moves: dict[tuple[str, tuple[str, ...]], Action] = {}
    for state, read in product(names, product(symbols, repeat=tapes)):
        to = str(rng.choice([*names, *names, YES, NO]))
        written = tuple(str(s) for s in rng.choice(symbols, tapes))
        moves[state, read] = (to, written, tuple(int(m) for m in rng.integers(-1, 2, tapes)))
    return Machine(("a", "b"), tapes, names[0], moves)


def agreeing(machine: Machine, word: str, limit: int) -> tuple[int, Columns]:
    """How many tokens of the decoder agree with the machine until the verdict, the first that does not, or a limit."""
    decoder = machine_decoder(machine)
    state = Columns(decoder)
    expected = actions(machine, word, limit)
    found = list(islice(decode(decoder, [START, *word], state), len(expected)))
    return first_difference(found, expected), state


def machine_decoder(machine: Machine) -> Decoder:
    """Weights of a decoder that writes the actions of a machine and its verdict."""
    taken: dict[str, Action] = {_token(a): a for a in machine.moves.values() if a[0] not in (YES, NO)}
    plan = Plan(_features(machine, taken))
    tapes = range(machine.tapes)
    averages = {f"before {t}": {f"move {t}": 1.0} for t in tapes}
    plan.attend(Head([{}], [{}], {"1/i": {"start": 1.0}, **averages}))
    inverse: Form = {"1/i": 1.0}
    own = [
        Unit(plus(inverse, {f"{word} {t}": 1.0}, times(-1, ONE)), {f"own {t}": sign})
        for t in tapes
        for word, sign in (("right", 1.0), ("left", -1.0))
    ]
    early = [
        Unit(plus(times(5.0 * EARLY, inverse), times(-EARLY - k, ONE)), {"early": 1.0 - 2.0 * k}) for k in range(2)
    ]
    plan.feed(*own, *early)
    plan.hash("self", ONE, inverse)
    plan.hash("previous", plus(ONE, times(-1, inverse)), inverse)
    for t in tapes:
        # The letters of the input count as written on the cells of their columns.
        plan.hash(f"wrote {t} ", plus({f"before {t}": 1.0}, {"letter": 1.0} if t == 0 else {}), inverse)
        plan.hash(f"now {t} ", {f"before {t}": 1.0, f"own {t}": 1.0}, inverse)
    _penalty(plan, inverse)
    for t in tapes:
        outside = plus(ONE, {f"writes {t}": -1.0})
        key = [*places(hashed(f"wrote {t} ")), plus({"penalty": -1.0}, times(-4, outside))]
        values = {f"found {t} {s}": {f"write {t} {s}": 1.0} for s in machine.symbols}
        cells: dict[str, Form] = {f"cell {p}": {p: 1.0} for p in hashed(f"wrote {t} ")}
        plan.attend(Head([*places(hashed(f"now {t} ")), ONE], key, {**values, **cells}))
    _reading(plan, machine)
    steps = []
    for (state, read), action in machine.moves.items():
        conditions = total([f"state {state}", *(f"reads {t} {s}" for t, s in zip(tapes, read, strict=True))])
        steps.append(Unit(plus(conditions, times(-machine.tapes, ONE)), {f"next {_token(action)}": 1.0}))
    plan.feed(*steps)
    return plan.decoder({token: {f"next {token}": 1.0} for token in (*taken, YES, NO)})


def _token(action: Action) -> str:
    state, written, moved = action
    return state if state in (YES, NO) else f"{state} {''.join(written)} {''.join('-0+'[m + 1] for m in moved)}"


def _features(machine: Machine, taken: Mapping[str, Action]) -> dict[str, Form]:
    """What each token says of the state, what was written, and the moves."""
    start = {f"state {machine.start}": 1.0, **{f"free {t}": 1.0 for t in range(machine.tapes)}}
    features: dict[str, Form] = {START: {"start": 1.0, **start}, YES: {}, NO: {}}
    for letter in machine.letters:
        features[letter] = {"letter": 1.0, f"write 0 {letter}": 1.0, "writes 0": 1.0, **start}
    for token, (state, written, moved) in taken.items():
        form = {f"state {state}": 1.0}
        for t, (symbol, move) in enumerate(zip(written, moved, strict=True)):
            form |= {f"write {t} {symbol}": 1.0, f"writes {t}": 1.0}
            # A head that stays reads what its own column wrote, which no earlier column knows.
            form |= {f"free {t}": 1.0, f"move {t}": float(move)} if move else {f"stays {t} {symbol}": 1.0}
            form |= {f"{'right' if move > 0 else 'left'} {t}": 1.0} if move else {}
        features[token] = form
    return features


def _penalty(plan: Plan, inverse: Form) -> None:
    """The third finite difference of 1/i, by three look-ups of the previous column, over 100; larger on early ones."""
    difference = inverse
    for order in range(3):
        plan.attend(Head(places(hashed("previous")), places(hashed("self")), {f"previous {order}": difference}))
        difference = plus({f"previous {order}": 1.0}, times(-1, difference))
    late = plus(times(0.01, difference), {"early": -10.0})
    first = plus({"early": 1e-3 + 1e-10}, times(1e-10, inverse), times(-1e-10, ONE))
    plan.feed(Unit(late, {"penalty": 1.0}), Unit(first, {"penalty": 1.0}))


def _reading(plan: Plan, machine: Machine) -> None:
    """What each head reads: what was found if it is of the same cell, else blank; its own writing if it stays."""
    tapes = range(machine.tapes)
    apart = [
        Unit({f"cell {wrote}": sign, now: -sign}, {f"distance {t}": 1.0})
        for t in tapes
        for wrote, now in zip(hashed(f"wrote {t} "), hashed(f"now {t} "), strict=True)
        for sign in (1.0, -1.0)
    ]
    plan.feed(*apart)
    plan.feed(*(Unit(plus(ONE, {f"distance {t}": -STEEP}), {f"same {t}": 1.0}) for t in tapes))
    units = []
    for t in tapes:
        free, same = {f"free {t}": 1.0}, {f"same {t}": 1.0}
        found = total(f"found {t} {s}" for s in machine.symbols)
        for s in machine.symbols:
            reads = {f"reads {t} {s}": 1.0}
            units.append(Unit(plus({f"found {t} {s}": 1.0}, same, free, times(-2, ONE)), reads))
            units.append(Unit({f"stays {t} {s}": 1.0}, reads))
        blank = {f"reads {t} {BLANK}": 1.0}
        units.append(Unit(plus(free, times(-1, same)), blank))
        units.append(Unit(plus(free, same, times(-1, found), times(-1, ONE)), blank))
    plan.feed(*units)
