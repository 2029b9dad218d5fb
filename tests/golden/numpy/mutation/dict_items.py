import numpy as np

params = {"w": np.ones((2, 2)), "b": np.zeros(2)}
for key in params:
    params[key] -= 0.1  # an item of the dict, not of an array
params["w"][0] = 3
