"""The built-in claims, by paper; `proofs_check.papers` holds their numeric checks."""
