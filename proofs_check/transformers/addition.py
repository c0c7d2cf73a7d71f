"""Sums of many numbers by threshold circuits of constant depth: counts of columns, blocks, look-ahead of carries.

Source: ours; that sums of many numbers have such circuits is textbook.
"""

from __future__ import annotations

from collections.abc import Sequence

from proofs_check.arrays import Integers
from proofs_check.transformers.circuits import Circuit, Wire, lookup

__all__ = ["add", "adder", "count_digits", "numbers_of", "summing_transformer"]

Number = dict[int, Wire]  # wires by place; places that are missing are zero


def count_digits(circuit: Circuit, wires: Sequence[Wire]) -> list[Wire]:
    """The binary digits of how many wires are one, in depth two.

    Digit b is one if, of the conditions "at least m 2^b" for odd m and "less than m 2^b" for even m, one more holds
    than there are even m.
    """
    digits = []
    for b in range(len(wires).bit_length()):
        multiples = range(1, (len(wires) >> b) + 1)
        tests = [circuit.at_least(m << b, wires) if m % 2 else circuit.at_most((m << b) - 1, wires) for m in multiples]
        digits.append(circuit.at_least(len(multiples) // 2 + 1, tests))
    return digits


def add(circuit: Circuit, numbers: Sequence[Number]) -> Number:
    """The sum of numbers, in depth nine."""
    few = _columns(circuit, numbers)
    return _two(circuit, *_blocks(circuit, few))


def _columns(circuit: Circuit, numbers: Sequence[Number]) -> list[Number]:
    """As many numbers as a count has digits, with the same sum: depth two."""
    places = sorted({place for number in numbers for place in number})
    rows: list[Number] = [{} for _ in range(len(numbers).bit_length())]
    for place in places:
        for b, digit in enumerate(count_digits(circuit, [x[place] for x in numbers if place in x])):
            rows[b][place + b] = digit
    return rows


def _blocks(circuit: Circuit, numbers: Sequence[Number]) -> tuple[Number, Number]:
    """Two numbers with the same sum: blocks are so wide that their sums are at most twice as wide. Depth two."""
    width = 1
    while len(numbers) * (2**width - 1) >= 4**width:
        width += 1
    top = max(place for number in numbers for place in number)
    pair: tuple[Number, Number] = ({}, {})
    for block, start in enumerate(range(0, top + 1, width)):
        wires = [
            number[start + offset]
            for number in numbers
            for offset in range(width)
            for _ in range(2**offset)
            if start + offset in number
        ]
        for b, digit in enumerate(count_digits(circuit, wires)):
            pair[block % 2][start + b] = digit
    return pair


def _two(circuit: Circuit, x: Number, y: Number) -> Number:
    """The sum of two numbers: carries in depth three, parities in depth two."""
    top = max([*x, *y])
    present = [[number[i] for number in (x, y) if i in number] for i in range(top + 1)]
    makes = {i: circuit.both(wires) for i, wires in enumerate(present) if len(wires) == 2}
    passes = {i: circuit.either(wires) for i, wires in enumerate(present) if wires}
    total: Number = {}
    for i in range(top + 2):
        ways = []
        for j in range(i - 1, -1, -1):
            if j in makes:
                ways.append(circuit.both([makes[j], *(passes[k] for k in range(j + 1, i))]))
            if j not in passes:
                break
        carry = [circuit.either(ways)] if ways else []
        wires = [*(present[i] if i <= top else []), *carry]
        if wires:
            tests = [circuit.at_least(1, wires), circuit.at_most(1, wires), circuit.at_least(3, wires)]
            total[i] = circuit.at_least(2, tests)
    return total


def adder(count: int, bits: int) -> tuple[Circuit, Number]:
    """A circuit for the sum of numbers that are given bit by bit, lowest first, one number after another."""
    circuit = Circuit(count * bits)
    return circuit, add(circuit, [{b: k * bits + b for b in range(bits)} for k in range(count)])


def summing_transformer(length: int, values: Sequence[int], threshold: int) -> tuple[Circuit, list[Wire]]:
    """A transformer of one layer as a circuit: values of tokens, their sum by uniform attention, a test of the sum.

    Parameters
    ----------
    length : int
        Number of tokens.
    values : sequence of int
        Value of each token, not negative; a token is its number in bits, lowest first.
    threshold : int
        The output is one if the sum over tokens is at least this.

    Returns
    -------
    (Circuit, list of Wire)
        Inputs are the bits of the tokens, one after another.
    """
    bits = max(1, (len(values) - 1).bit_length())
    wide = max(values).bit_length()
    circuit = Circuit(length * bits)

    def value(row: tuple[int, ...]) -> list[int]:
        token = sum(bit << place for place, bit in enumerate(row))
        here = values[token] if token < len(values) else 0
        return [here >> b & 1 for b in range(wide)]

    numbers = [dict(enumerate(lookup(circuit, range(i * bits, (i + 1) * bits), value))) for i in range(length)]
    total = add(circuit, numbers)
    places = sorted(total)

    def test(row: tuple[int, ...]) -> list[int]:
        return [int(sum(bit << place for place, bit in zip(places, row, strict=True)) >= threshold)]

    return circuit, lookup(circuit, [total[p] for p in places], test)


def numbers_of(bits: Integers, places: Sequence[int]) -> list[int]:
    """Rows of bits at places as integers."""
    return [sum(int(bit) << place for bit, place in zip(row, places, strict=True)) for row in bits]
