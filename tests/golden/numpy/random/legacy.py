import numpy as np

np.random.seed(42)
x = np.random.rand(3, 2)
y = np.random.normal(1.0, 2.0, size=(4,))
for i in range(3):
    y += np.random.uniform(-1, 1, 4)
order = np.random.permutation(4)
np.random.shuffle(y)
picked = np.random.choice(y, (2, 2)) + np.random.randint(5)
print(x, y, order, picked)
