"""Weight arrays from a plan: named places of the residual stream, and linear forms in them.

A large constant beside the features makes the layer-norm of a sublayer a constant factor, up to a relative 2^-64; only
the layer-norm hash and the sign use the norm itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.transformers.decoder import Attention, Decoder, FeedForward

__all__ = ["ONE", "Form", "Head", "Plan", "Unit", "hashed", "places", "plus", "times", "total"]

Form = Mapping[str, float]  # a linear form: coefficients of named places
ONE: Form = {"one": 1.0}
LARGE = 2.0**32
HASHED = 4


def plus(*forms: Form) -> Form:
    """The sum of linear forms.

    Examples
    --------
    >>> plus({"x": 1.0}, {"x": 2.0, "y": -1.0})
    {'x': 3.0, 'y': -1.0}
    """
    made: dict[str, float] = {}
    for form in forms:
        for name, value in form.items():
            made[name] = made.get(name, 0.0) + value
    return made


def times(factor: float, form: Form) -> Form:
    """A multiple of a linear form."""
    return {name: factor * value for name, value in form.items()}


def total(names: Iterable[str]) -> Form:
    """The sum of places."""
    return dict.fromkeys(names, 1.0)


@dataclass(frozen=True)
class Head:
    """Scores are the product of query and key forms; each value form is added to its place."""

    query: Sequence[Form]
    key: Sequence[Form]
    values: Mapping[str, Form]


@dataclass(frozen=True)
class Unit:
    """``max(form, 0)``, added to places with factors."""

    form: Form
    adds: Mapping[str, float]


class Plan:
    """Collects sublayers; tokens come with their features.

    Parameters
    ----------
    features : mapping of str to Form
        For every token, what it puts into the stream besides the constant ``one``.
    """

    def __init__(self, features: Mapping[str, Form]) -> None:
        self.features = {token: plus(ONE, form) for token, form in features.items()}
        self.places: dict[str, int] = {}
        self.sublayers: list[tuple[Sequence[Head] | Sequence[Unit], tuple[Form, ...]]] = []
        for form in self.features.values():
            self._use(form)

    def attend(self, *heads: Head) -> None:
        """Add an attention sublayer."""
        for head in heads:
            self._use(*head.query, *head.key, *head.values.values(), total(head.values))
        self.sublayers.append((heads, ()))

    def feed(self, *units: Unit) -> None:
        """Add a feed-forward sublayer."""
        for unit in units:
            self._use(unit.form, unit.adds)
        self.sublayers.append((units, ()))

    def hash(self, name: str, x: Form, y: Form) -> None:
        """Add a feed-forward sublayer that writes the layer-norm of (x, y, -x, -y) to ``name0`` up to ``name3``."""
        self._use(x, y, total(hashed(name)))
        units = [Unit({str(i): sign}, {place: sign}) for i, place in enumerate(hashed(name)) for sign in (1.0, -1.0)]
        self.sublayers.append((units, (x, y, times(-1, x), times(-1, y))))

    def positive(self, name: str, form: Form) -> None:
        """Add a feed-forward sublayer that writes one if a form is positive, by the layer-norm of (form, -form)."""
        self._use(form, {name: 1.0})
        self.sublayers.append(([Unit({"0": float(np.sqrt(2))}, {name: 1.0})], (form, times(-1, form))))

    def decoder(self, logits: Mapping[str, Form]) -> Decoder:
        """The weights; logits are linear forms in the last stream, zero where none is given."""
        self._use(*logits.values())
        tokens = tuple(self.features)
        return Decoder(
            tokens,
            self._rows([self.features[token] for token in tokens]),
            tuple(self._made(*sublayer) for sublayer in self.sublayers),
            self._rows([logits.get(token, {}) for token in tokens]),
        )

    def _use(self, *forms: Form) -> None:
        for form in forms:
            for name in form:
                self.places.setdefault(name, len(self.places))

    def _rows(self, forms: Sequence[Form]) -> Floats:
        """Forms as rows over the stream."""
        made = np.zeros((len(forms), len(self.places)))
        for row, form in enumerate(forms):
            for name, value in form.items():
                made[row, self.places[name]] = value
        return made

    def _made(self, parts: Sequence[Head] | Sequence[Unit], normed: tuple[Form, ...]) -> Attention | FeedForward:
        units = [u for u in parts if isinstance(u, Unit)]
        if normed:
            inner = np.array([[unit.form.get(str(i), 0.0) for i in range(len(normed))] for unit in units])
            return self._fed(units, self._rows(normed), inner)
        # Opposite features stand side by side, so that their mean is zero without rounding.
        width = len(self.places)
        projection = np.repeat(np.vstack([np.eye(width), LARGE * self._rows([ONE])]), 2, axis=0)
        projection[1::2] *= -1
        back = np.zeros((width, 2 * width + 2))
        back[np.arange(width), 2 * np.arange(width)] = LARGE * np.sqrt(2)
        if units:
            return self._fed(units, projection, self._rows([unit.form for unit in units]) @ back)
        return self._attending([h for h in parts if isinstance(h, Head)], projection, back)

    def _fed(self, units: Sequence[Unit], projection: Floats, inner: Floats) -> FeedForward:
        return FeedForward(projection, inner, np.zeros(len(units)), self._rows([u.adds for u in units]).T)

    def _attending(self, heads: Sequence[Head], projection: Floats, back: Floats) -> Attention:
        scored = max(len(head.query) for head in heads)
        valued = max(len(head.values) for head in heads)

        def stacked(forms: Iterable[Sequence[Form]], depth: int) -> Floats:
            return np.stack([self._rows([*given, *[{}] * (depth - len(given))]) @ back for given in forms])

        output = np.zeros((len(self.places), len(heads) * valued))
        for index, head in enumerate(heads):
            for offset, place in enumerate(head.values):
                output[self.places[place], index * valued + offset] = 1.0
        return Attention(
            projection,
            stacked((h.query for h in heads), scored),
            stacked((h.key for h in heads), scored),
            stacked((list(h.values.values()) for h in heads), valued),
            output,
        )


def hashed(name: str) -> tuple[str, ...]:
    """The four places of a hash."""
    return tuple(f"{name}{i}" for i in range(HASHED))


def places(names: Iterable[str]) -> list[Form]:
    """One form for each place."""
    return [{name: 1.0} for name in names]
