"""Sentences of a fragment of first-order logic with majority, compiled into the weights of a decoder.

The fragment: Boolean combinations of sentences ``E i.``, ``A i.`` and ``M i.`` over formulas of one position, which
are made of letters at it, Boolean operations, and ``E j.`` or ``A j.`` over the positions before it (with the guard
``j < i``) of further such formulas. A head that favours positions where a formula holds tells whether it holds
anywhere before; an average over letters is at least one half for a majority; the layer-norm of (x, -x) is the sign of
x. The verdict is written after an end symbol, which sees the whole word.
"""

from __future__ import annotations

from itertools import count

from proofs_check.transformers.automata import NO, START, YES
from proofs_check.transformers.builder import ONE, Form, Head, Plan, Unit, plus, times
from proofs_check.transformers.decoder import Columns, Decoder, decode
from proofs_check.transformers.formulas import And, Compare, Formula, Letter, Not, Or, Quantified
from theory.errors import OutsideTheClassError

__all__ = ["END", "compiled", "decides"]

END = ";"


def compiled(sentence: Formula, letters: str) -> Decoder:
    """Weights of a decoder that writes ``yes`` after the end symbol exactly if the word satisfies the sentence.

    Raises
    ------
    OutsideTheClassError
        If the sentence is not in the fragment.
    """
    compiler = _Compiler(letters)
    truth = compiler.closed(sentence)
    return compiler.plan.decoder({YES: truth, NO: plus(times(0.5, ONE))})


def decides(decoder: Decoder, word: str, mantissa: int | None = None) -> bool:
    """The verdict on a word of at least one letter, in emulated precision if a number of bits is given."""
    return next(decode(decoder, [START, *word, END], Columns(decoder, mantissa))) == YES


class _Compiler:
    """Turns formulas into linear forms that are 0 or 1 on the columns where they matter."""

    def __init__(self, letters: str) -> None:
        words: dict[str, Form] = {letter: {f"is {letter}": 1.0, "letter": 1.0} for letter in letters}
        self.plan = Plan({START: {"start": 1.0}, END: {}, YES: {}, NO: {}, **words})
        self.names = (f"place {i}" for i in count())
        self.inverse = next(self.names)
        self.plan.attend(Head([{}], [{}], {self.inverse: {"start": 1.0}}))

    def closed(self, formula: Formula) -> Form:
        """Truth of a sentence, on the column of the end symbol."""
        match formula:
            case Quantified("E", variable, inner):
                return self.anywhere(self.at(inner, variable))
            case Quantified("A", variable, inner):
                return _negated(self.anywhere(self.at(Not(inner), variable)))
            case Quantified("M", variable, inner):
                return self.majority(self.at(inner, variable))
            case Not(inner):
                return _negated(self.closed(inner))
            case And(parts):
                return self.all_of([self.closed(part) for part in parts])
            case Or(parts):
                return _negated(self.all_of([_negated(self.closed(part)) for part in parts]))
        raise OutsideTheClassError(f"a {type(formula).__name__} outside every quantifier is not in the fragment")

    def at(self, formula: Formula, variable: str) -> Form:
        """Truth of a formula of one position, on the column of that position."""
        match formula:
            case Letter(letter, term) if term.coefficients == ((variable, 1),) and term.constant == 0:
                return {f"is {letter}": 1.0}
            case Not(inner):
                return _negated(self.at(inner, variable))
            case And(parts):
                return self.all_of([self.at(part, variable) for part in parts])
            case Or(parts):
                return _negated(self.all_of([_negated(self.at(part, variable)) for part in parts]))
            case Quantified("E", earlier, inner):
                return self.before(inner, earlier, variable)
            case Quantified("A", earlier, inner):
                return _negated(self.before(_pushed(inner), earlier, variable))
        raise OutsideTheClassError(f"{formula} is not in the fragment: only letters and earlier positions are")

    def before(self, inner: Formula, earlier: str, variable: str) -> Form:
        """Whether an earlier position satisfies what stands beside the guard."""
        parts = inner.parts if isinstance(inner, And) else (inner,)
        rest = tuple(part for part in parts if not _guards(part, earlier, variable))
        if len(rest) == len(parts):
            raise OutsideTheClassError(f"{earlier} needs the guard {earlier} < {variable}")
        return self.anywhere(self.at(And(rest), earlier))

    def anywhere(self, form: Form) -> Form:
        """Whether an earlier column of a letter has a formula: the largest of its values."""
        gated, name = self.all_of([form, {"letter": 1.0}]), next(self.names)
        self.plan.attend(Head([ONE], [gated], {name: gated}))
        return {name: 1.0}

    def majority(self, form: Form) -> Form:
        """Whether at least half of the letters have a formula, on the end symbol."""
        gated, name, above = self.all_of([form, {"letter": 1.0}]), next(self.names), next(self.names)
        self.plan.attend(Head([ONE], [{"letter": 1.0}], {name: gated}))
        # One short of half is below it by 1/(2 n), so that a quarter of 1/(n + 1) forgives rounding alone.
        self.plan.positive(above, plus({name: 1.0}, times(-0.5, ONE), {self.inverse: 0.25}))
        return {above: 1.0}

    def all_of(self, forms: list[Form]) -> Form:
        """Conjunction of forms that are 0 or 1."""
        if len(forms) == 1:
            return forms[0]
        name = next(self.names)
        self.plan.feed(Unit(plus(*forms, times(1 - len(forms), ONE)), {name: 1.0}))
        return {name: 1.0}


def _negated(form: Form) -> Form:
    return plus(ONE, times(-1, form))


def _pushed(formula: Formula) -> Formula:
    """The negation of a formula, moved inside disjunctions, so that a guard that is negated shows."""
    match formula:
        case Not(inner):
            return inner
        case Or(parts):
            return And(tuple(map(_pushed, parts)))
    return Not(formula)


def _guards(formula: Formula, earlier: str, variable: str) -> bool:
    match formula:
        case Compare("<", left, right) | Compare(">", right, left):
            plain = left.constant == right.constant == 0
            return plain and left.coefficients == ((earlier, 1),) and right.coefficients == ((variable, 1),)
    return False
