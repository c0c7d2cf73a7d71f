"""The numeric checks of the built-in claims, by paper; `theory.papers` mirrors it."""
