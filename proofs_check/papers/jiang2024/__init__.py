"""Numeric checks of the claims about latent concepts and associative memory."""
