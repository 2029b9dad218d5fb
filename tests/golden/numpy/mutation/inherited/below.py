import numpy as np
from above import Above



class Below(Above):
    def fit(self, x):
        self.weights = np.array(x)
        self.weights[0] = 1.0
        return self.weights


classes = [Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below, Below]
