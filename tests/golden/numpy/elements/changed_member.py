"""Elements of an array that an object holds and goes on writing into: NumPy gives numbers of their own, torch shares the memory."""
import numpy as np


class Mean:
    def __init__(self):
        self.n = 0
        self.x = np.zeros(2)

    def update(self, z):
        self.n += 1
        x = self.x
        x[0] += (z - x[0]) / self.n
        x[1] = z
        return self.x

    def last(self):
        return self.x[1]


class Shift:
    def __init__(self):
        self.x = np.zeros(2)

    def update(self, z):
        self.x = self.x + z
        return self.x


class Filled:
    def __init__(self):
        self.x, self.y = np.zeros(2), np.zeros(2)

    def update(self, z):
        self.x.fill(z)
        np.add(self.y, z, out=self.y)


mean = Mean()
print(np.array([mean.update(z)[0] for z in [1.0, 2.0, 6.0]]))
seen, ends = [], []
for z in [4.0, 7.0]:
    mean.update(z)
    seen.append(mean.x[0])
    ends.append(mean.last())
print(seen, ends)
shift = Shift()
print([shift.update(z)[0] for z in [1.0, 2.0]])
filled, firsts = Filled(), []
for z in [1.0, 2.0]:
    filled.update(z)
    firsts.append((filled.x[0], filled.y[0]))
print(firsts)
