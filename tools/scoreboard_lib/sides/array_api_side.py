import array_api_strict
import numpy as np

gradient = None
compiled = None


def reset(seed):
    np.random.seed(seed)
    np.seterr(all="ignore")
    array_api_strict.reset_array_api_strict_flags()
