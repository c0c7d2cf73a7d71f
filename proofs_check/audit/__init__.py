"""Whether the evidence can fail: planted variants of every claim, and false alarms on true ones.

A check that refutes nothing supports nothing. `audit` plants false variants of claims and shows which kind of evidence
refutes them; and it holds true claims against other seeds, windows and sizes, where nothing may be refuted.
"""

from proofs_check.audit.alarms import Alarms, alarms
from proofs_check.audit.run import Audit, audit
from proofs_check.audit.trials import Row, trials

__all__ = ["Alarms", "Audit", "Row", "alarms", "audit", "trials"]
