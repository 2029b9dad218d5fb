import numpy as np

def elim(A, n):
    for i in range(n):
        A[i] /= A[i, i]
    return A

def norm(x):
    x /= x[-1]
    x -= x[0]
    return x

def shift(x, A):
    x[1:] = x[:-1]
    A[:, 1:] += A[:, :-1]
    A[0] = A[1]
    A[0] -= A[1]
    return x

def keep(v):
    traj = []
    for _ in range(3):
        v[0] += 1
        traj.append(v[0])
    return traj


print(elim(np.array([[2., 1.], [1., 3.]]), 2), norm(np.array([1., 2., 4.])), shift(np.arange(4.), np.ones((2, 3))), keep(np.zeros(2)))
