import mlx.core as mx

a = mx.array([[1.0, 2.0], [3.0, 4.0]])
row = a[0]
row[1] = 9.0
a[1] = 0.0
print(a, row)
