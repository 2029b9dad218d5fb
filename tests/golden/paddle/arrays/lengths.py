import paddle

paddle.set_device("cpu")

# An array stands for lengths, as the only argument of a method too.
lengths = paddle.to_tensor([2, 3])
a = paddle.arange(6, dtype="float32").reshape(lengths)
b = paddle.unflatten(a, 1, paddle.to_tensor([3, 1]))

# Torch puts off conjugation, and NumPy's array needs it done.
spectrum = paddle.fft.ihfft(a).numpy()
