"""Proofs that a stranger can check: inequalities over boxes, and scripts for a proof kernel."""
