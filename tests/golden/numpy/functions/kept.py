"""Functions that are kept and called with keywords that both have."""
import numpy as np

reduce = {"sum": np.sum, "mean": np.mean}
print({name: f(np.ones((2, 3)), axis=0) for name, f in reduce.items()})
