import math
import numpy as np
from numpy.compat import asbytes, unicode

table = np.array([[1.0, 4.0], [9.0, 16.0]])
first = table[0:1, 1]
print(math.sqrt(first), math.fsum(first), math.hypot(table[0, 0], 3.0))
print("%d items" % np.array([3]), "%s: %.2f%%" % (first, table[0:1, 0]), "%s" % first, "%*d" % (3, first))
labels = np.array([0, 1, 2])
print(labels == [0, 1], labels == [0, 1, 2], labels != [], labels == [1])
print(np.sctypes["float"], asbytes("a"), unicode("b"), np.compat.getexception())
