"""How each framework spells what the random programs do: expressions with {a}, {b} … for operands."""

ARRAY = {"numpy": "np.ndarray", "torch": "torch.Tensor", "jax": "jax.Array", "tensorflow": "tf.Tensor", "paddle": "paddle.Tensor", "array_api": "xp.asarray(0).__class__"}
PREFIX = {"numpy": "np", "torch": "torch", "jax": "jnp", "tensorflow": "tf", "paddle": "paddle", "array_api": "xp"}
MUTABLE = ("numpy", "torch", "paddle", "array_api")


def _each(template, **special):
    """One spelling for all, P standing for the usual prefix; `special` for those that differ. None: it has no such thing."""
    return {framework: special.get(framework, template.replace("P.", prefix + ".") if template else None)
            for framework, prefix in PREFIX.items()}


# Float arrays to float arrays of the same shape; all keep values small.
UNARY = [
    _each("P.tanh({a})"), _each("P.sin({a})"), _each("P.abs({a})"), _each("P.exp(-P.abs({a}))"), _each("-{a}"), _each("{a} * 0.5"),
    _each("P.sqrt(P.abs({a}) + 1)"), _each("P.square({a}) * 0.1"), _each("{a} / 3"), _each("1 - {a}"), _each("{a} ** 2 * 0.1"),
    _each("P.clip({a}, -2, 2)", tensorflow="tf.clip_by_value({a}, -2, 2)", torch="torch.clamp({a}, -2, 2)"),
    _each(None, numpy="{a}.clip(-1.5, 1.5)", torch="{a}.clamp(min=-1.5)", jax="{a}.clip(-1.5, 1.5)"),
    _each(None, torch="{a}.tanh()", numpy="{a}.copy()", jax="{a}.copy()", tensorflow="tf.identity({a})"),
    _each(None, torch="F.relu({a})", jax="jax.nn.relu({a})", tensorflow="tf.nn.relu({a})", numpy="np.maximum({a}, 0)"),
    _each(None, torch="{a}.sigmoid()", jax="jax.nn.sigmoid({a})", tensorflow="tf.sigmoid({a})"),
    _each(None, torch="{a}.abs().sqrt()", numpy="np.cbrt({a})", jax="jnp.cbrt({a})"),
    _each(None, torch="{a}.float()", numpy="{a}.astype(np.float64)", jax="{a}.astype(jnp.float32)", tensorflow="tf.cast({a}, tf.float32)"),
]
BINARY = [
    _each("{a} + {b}"), _each("{a} - {b}"), _each("{a} * {b} * 0.3"), _each("{a} / (P.abs({b}) + 1)"), _each("P.maximum({a}, {b})"),
    _each("P.minimum({a}, {b})"), _each("P.where({a} > {b}, {a}, {b} * 0.5)"), _each("P.add({a}, {b})"), _each("P.where({b} > 0, {a}, -{a})"),
    _each(None, torch="{a}.add({b}, alpha=0.5)", numpy="np.hypot({a}, {b})", jax="jnp.hypot({a}, {b})"),
    _each(None, torch="torch.lerp({a}, {b}, 0.25)", numpy="np.fmax({a}, {b})", jax="jnp.fmax({a}, {b})"),
]
# Reductions along an axis, and of everything.
REDUCE = [
    _each("P.sum({a}, axis={k}) * 0.3", tensorflow="tf.reduce_sum({a}, axis={k}) * 0.3", torch="{a}.sum({k}) * 0.3"),
    _each("P.mean({a}, axis={k})", tensorflow="tf.reduce_mean({a}, axis={k})", torch="torch.mean({a}, dim={k})"),
    _each("P.max({a}, axis={k})", tensorflow="tf.reduce_max({a}, axis={k})", torch="{a}.max({k}).values"),
    _each("P.min({a}, axis={k})", tensorflow="tf.reduce_min({a}, axis={k})", torch="torch.min({a}, {k})[0]"),
    _each("{a}.sum(axis={k}) * 0.2", tensorflow=None, torch="{a}.sum(dim={k}) * 0.2", array_api=None),
    _each("P.std({a}, axis={k})", tensorflow="tf.math.reduce_std({a}, axis={k})", torch="{a}.std(dim={k}, unbiased=False)",
          paddle="paddle.std({a}, axis={k}, unbiased=False)"),
    _each("P.prod({a}, axis={k}) * 0.1", tensorflow="tf.reduce_prod({a}, axis={k}) * 0.1", torch="{a}.prod({k}) * 0.1"),
]
REDUCE_ALL = [
    _each("P.sum({a})", tensorflow="tf.reduce_sum({a})", torch="{a}.sum()"), _each("P.mean({a})", tensorflow="tf.reduce_mean({a})"),
    _each("P.max({a})", tensorflow="tf.reduce_max({a})", torch="{a}.max()"), _each("{a}.mean()", tensorflow=None, array_api=None),
]
KEEPDIMS = [
    _each("P.mean({a}, axis={k}, keepdims=True)", tensorflow="tf.reduce_mean({a}, axis={k}, keepdims=True)", torch="{a}.mean({k}, keepdim=True)",
          paddle="paddle.mean({a}, axis={k}, keepdim=True)"),
    _each("P.sum({a}, axis={k}, keepdims=True) * 0.2", tensorflow="tf.reduce_sum({a}, axis={k}, keepdims=True) * 0.2",
          torch="torch.sum({a}, {k}, keepdim=True) * 0.2", paddle="{a}.sum({k}, keepdim=True) * 0.2"),
    _each("P.max({a}, axis={k}, keepdims=True)", tensorflow="tf.reduce_max({a}, axis={k}, keepdims=True)", torch="{a}.amax(dim={k}, keepdim=True)",
          paddle="{a}.max(axis={k}, keepdim=True)"),
]
# Same shape, other places.
MOVE = [
    _each("P.flip({a}, axis={k})", tensorflow="tf.reverse({a}, axis=[{k}])", torch="{a}.flip({k})"),
    _each("P.roll({a}, 1, axis={k})", tensorflow="tf.roll({a}, 1, axis={k})", torch="torch.roll({a}, 1, dims={k})"),
    _each("P.cumulative_sum({a}, axis={k}) * 0.3", numpy="np.cumsum({a}, axis={k}) * 0.3", jax="jnp.cumsum({a}, axis={k}) * 0.3",
          torch="{a}.cumsum({k}) * 0.3", tensorflow="tf.cumsum({a}, axis={k}) * 0.3", paddle="paddle.cumsum({a}, axis={k}) * 0.3"),
    _each("P.sort({a}, axis={k})", torch="torch.sort({a}, dim={k}).values"),
]
TRANSPOSE = [_each("{a}.T", tensorflow="tf.transpose({a})"), _each("P.permute_dims({a}, (1, 0))", numpy="np.transpose({a})", torch="{a}.t()",
                                                                      jax="jnp.swapaxes({a}, 0, 1)", tensorflow="tf.transpose({a}, [1, 0])", paddle="paddle.transpose({a}, [1, 0])"),
             _each(None, torch="{a}.transpose(0, 1)", numpy="{a}.transpose(1, 0)", jax="{a}.transpose(1, 0)")]
RESHAPE = [_each("P.reshape({a}, {shape})"), _each("{a}.reshape({shape})", tensorflow=None, array_api=None),
           _each(None, torch="{a}.reshape({lengths})", numpy="{a}.reshape({lengths})", jax="{a}.reshape({lengths})")]
JOIN = {"concat": _each("P.concat([{a}, {b}], axis={k})", numpy="np.concatenate([{a}, {b}], axis={k})", torch="torch.cat([{a}, {b}], dim={k})",
                        jax="jnp.concatenate([{a}, {b}], axis={k})"),
        "stack": _each("P.stack([{a}, {b}], axis=0)", torch="torch.stack([{a}, {b}])")}
MATMUL = [_each("{a} @ {b} * 0.3"), _each("P.matmul({a}, {b}) * 0.3")]
ZEROS = _each("P.zeros({shape})", torch="torch.zeros{shape}")
ONES = _each("P.ones({shape})", torch="torch.ones({lengths})")
FULL = _each("P.full({shape}, {v})", tensorflow="tf.fill({shape}, {v})")
LIKE = [_each("P.zeros_like({a})"), _each("P.ones_like({a})"), _each(None, torch="{a}.new_zeros({shape})", numpy="np.full_like({a}, 0.5)",
                                                                      jax="jnp.full_like({a}, 0.5)")]
COPY = _each("P.asarray({a}, copy=True)", numpy="{a}.copy()", torch="{a}.clone()", jax="{a}.copy()", tensorflow="tf.identity({a})", paddle="{a}.clone()")
SIZE = [_each("{a}.shape[{k}]"), _each("len({a})", array_api="{a}.shape[0]"), _each("{a}.shape[{k}]", torch="{a}.size({k})")]
COMPARE = [_each("{a} > {b}"), _each("{a} < {b} * 0.5"), _each("P.abs({a}) > 0.4"), _each("({a} > -1) & ({b} < 1)")]
COUNT = _each("P.sum(P.astype({a}, P.int64))", numpy="{a}.sum()", torch="{a}.sum()", jax="{a}.sum()", tensorflow="tf.reduce_sum(tf.cast({a}, tf.int32))",
              paddle="{a}.sum()")
WHERE = _each("P.where({m}, {a}, {b})")
TAKE = _each("P.take({a}, P.asarray({list}), axis=0)", numpy="{a}[{list}]", torch="{a}[torch.tensor({list})]", jax="{a}[jnp.array({list})]",
             tensorflow="tf.gather({a}, {list})", paddle="{a}[paddle.to_tensor({list})]")
FLOAT = _each("float({a})", torch="{a}.item()")
ARRAY_OF = _each("P.asarray({list})", numpy="np.array({list})", torch="torch.tensor({list})", jax="jnp.array({list})", tensorflow="tf.constant({list})",
                 paddle="paddle.to_tensor({list})")

ARRAY_OF_DTYPE = _each("P.asarray({list}, dtype=P.{dtype})", numpy="np.array({list}, dtype=np.{dtype})", torch="torch.tensor({list}, dtype=torch.{dtype})",
                       jax="jnp.array({list}, dtype=jnp.{dtype})", tensorflow="tf.constant({list}, dtype=tf.{dtype})", paddle="paddle.to_tensor({list}, dtype='{dtype}')")
SIGN = _each("P.sign({a})")
ANY = _each("P.any({a})", tensorflow="tf.reduce_any({a})")
NONZERO = _each("P.nonzero({a})", numpy="np.where({a})", torch="torch.nonzero({a}, as_tuple=True)", jax="jnp.where({a})", tensorflow=None, paddle=None)
# Of arrays of integers, of one axis: arrays of the same shape, of whatever dtype.
INTEGER = [
    _each("P.cumulative_sum({a})", numpy="np.cumsum({a})", torch="torch.cumsum({a}, 0)", jax="jnp.cumsum({a})", tensorflow="tf.cumsum({a})", paddle="paddle.cumsum({a})"),
    _each("{a} + {k}"), _each("{a} * {k}"), _each("{a} // {k}"), _each("{a} - P.max({a})", tensorflow="{a} - tf.reduce_max({a})"), _each("{a} * {a}"),
    _each("P.sum({a}) - {a}", tensorflow="tf.reduce_sum({a}) - {a}"), _each("P.prod({a}) + {a}", tensorflow="tf.reduce_prod({a}) + {a}"),
    _each("P.abs({a}) % (1 + {k})"), _each("{a} ^ {k}", tensorflow="tf.bitwise.bitwise_xor({a}, {a})"),
]
INTEGER_SUM = _each("P.sum({a})", tensorflow="tf.reduce_sum({a})")

# Statements that write into {a}, an array of shape {shape}.
IN_PLACE = {
    "numpy": ["{a} += {b}", "{a} *= 0.5", "{a} -= {b} * 0.25", "np.add({a}, {b}, out={a})", "np.tanh({a}, out={a})", "{a}.fill({v})", "np.copyto({a}, {b})",
              "np.multiply({b}, 0.5, out={a})", "{a}[:] = {b}", "{a}[...] = np.sin({b})"],
    "torch": ["{a} += {b}", "{a} *= 0.5", "{a}.add_({b})", "{a}.mul_(0.5)", "{a}.sub_({b}, alpha=0.25)", "{a}.clamp_(-1, 1)", "{a}.fill_({v})", "{a}.zero_()",
              "{a}.copy_({b})", "{a}.tanh_()", "torch.add({a}, {b}, out={a})", "{a}.add_({b}).mul_(0.5)", "{a}.neg_()", "{a}.masked_fill_({a} > 0.5, 0.25)",
              "{a}.data.mul_(0.9)", "{a}[:] = {b}", "{a}[...] = {b}.sin()"],
    "paddle": ["{a} += {b}", "{a} *= 0.5", "{a} -= {b} * 0.25", "{a}.add_({b})", "{a}.clip_(-1, 1)", "{a}.fill_({v})", "{a}.zero_()", "{a}.tanh_()", "{a}[:] = {b}",
               "{a}[...] = paddle.sin({b})"],
    "array_api": ["{a} += {b}", "{a} *= 0.5", "{a}[...] = {b}", "{a}[...] = xp.sin({b})"],
    "jax": ["{a} = {a}.at[0].set({v})", "{a} = {a}.at[-1].add(0.5)", "{a} = {a}.at[:].multiply(0.5)", "{a} = {a}.at[0].min({v})",
            "{a} += {b}", "{a} *= 0.5", "{a} -= 1"],
    "tensorflow": ["{a} += {b}", "{a} *= 0.5", "{a} -= 1"],
}
