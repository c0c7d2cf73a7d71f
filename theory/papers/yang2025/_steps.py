"""The step size that all claims about gradient descent on drawn samples share."""

STEP_SIZE = (
    "the step size is one over the largest eigenvalue of the sampled kernel, so no error grows on any draw; with "
    "the population's eigenvalue in its place rare samples diverge, and their mean with them"
)
