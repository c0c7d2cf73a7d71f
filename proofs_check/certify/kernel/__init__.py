"""Statements for a proof kernel: exported to Coq, compiled with Debian's packages, axioms listed."""

from proofs_check.certify.kernel.claims import script_of, scripts_of
from proofs_check.certify.kernel.compile import MISSING, Kernel, compiled, coqc, written
from proofs_check.certify.kernel.scripts import Script, Theorem

__all__ = ["MISSING", "Kernel", "Script", "Theorem", "compiled", "coqc", "script_of", "scripts_of", "written"]
