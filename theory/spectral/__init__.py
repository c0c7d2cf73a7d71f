"""Asymptotics of spectral sums over power-law spectra, by Mellin residues.

For ``S(t) = sum_k k**-a f(c t k**-b)`` over k >= 1 let F be the Mellin transform
of the filter f and ``s = (a - 1)/b``. Every pole of ``F(z) zeta(a - b z)`` to the
right of the fundamental strip of F gives one term: the pole of zeta at z = s the
spread term ``F(s)/b * (c t)**-s``, a pole of F at z = j the saturation term
``zeta(a - b j) (c t)**-j`` times the coefficient of ``x**-j`` in f; where the two
meet there is a logarithm. Source: textbook (Flajolet, Gourdon and Dumas, Mellin
transforms and asymptotics: harmonic sums, 1995).
"""

from theory.spectral.asymptotics import SpectralAsymptotics, Term
from theory.spectral.cutoff import Regime
from theory.spectral.sums import spectral_sum, spectral_terms

__all__ = ["Regime", "SpectralAsymptotics", "Term", "spectral_sum", "spectral_terms"]
