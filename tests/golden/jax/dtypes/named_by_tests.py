import jax.numpy as jnp
from absl.testing import parameterized


class ZerosTest(parameterized.TestCase):

    @parameterized.product(dtype=("int8", "float32"), size=(0, 3))
    def test_product(self, dtype, size):
        assert jnp.zeros(size, dtype).size == size

    @parameterized.parameters("float32", "bfloat16")
    def test_one_parameter(self, dtype):
        assert jnp.ones(3).astype(dtype).sum() == 3

    @parameterized.named_parameters(("small", "int8", 1), {"testcase_name": "large", "dtype": "int32", "size": 2}, dict(testcase_name="none", dtype="int16", size=0))
    def test_names(self, dtype, size):
        assert jnp.ones(size, dtype=dtype).size == size

    @parameterized.parameters(("f4", 1), ("int8", 3))
    def test_code(self, dtype, size):
        assert jnp.zeros(size, dtype).size == size

    @parameterized.parameters(["int8", jnp.int8])
    def test_name_or_dtype(self, dtype):
        assert jnp.zeros(2, dtype).size == 2

    @parameterized.parameters("int64")
    def test_narrowed(self, dtype):
        assert jnp.zeros(2, dtype).size == 2


def either(x, dtype):
    return x.astype(dtype)


either(jnp.ones(3), jnp.int32)
either(jnp.ones(3), "int32")
for name in ("int8", "uint8"):
    print(jnp.arange(3, dtype=name))
