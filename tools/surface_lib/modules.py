"""Which modules and classes of a framework are its public surface of array computing.

`stubs`: .pyi files that have the signatures of a module or class. `instances`: what makes an array, where the class of arrays
is an abstract one. `borrowed`: packages whose functions the framework passes on as its own. `walk`: how deep the comparison of
versions looks into modules; `compared`: modules that it looks into besides, wherever they are defined; `old_classes`: whose members it
compares besides; `samples`: instances of these, for what constructors set; `facades`: what stands in modules below counts though others
define it; `hidden`: parts of names that are not for users; `defining`: modules in which only what they define themselves counts;
`ufuncs`: the class of element-wise functions, whose methods are there for some of them only; `probes`: what compiled methods are called on to see what they take by name;
`elsewhere`: names that the framework has on other machines; `keywords`: what `**kwargs` of classes below a base stands for, by the root module.
"""

TRAINED = "(lambda model, x: (model.compile('sgd', 'mse'), model.fit(x, x, verbose=0)) and model)({}, __import__('numpy').zeros((2, 1)))"

FRAMEWORKS = {
    "torch": {
        "modules": [
            "torch", "torch.linalg", "torch.fft", "torch.special", "torch.signal.windows", "torch.nn.functional", "torch.func",
            "torch.sparse", "torch.autograd", "torch.nn", "torch.nn.init", "torch.optim", "torch.distributions", "torch.utils.dlpack",
        ],
        "classes": ["torch.Tensor", "torch.Size"],
        "old_classes": ["torch.nn.Module", "torch.optim.Optimizer"],
        "samples": {"torch.nn.Module": "nn.Module()", "torch.optim.Optimizer": "optim.SGD([zeros(1)], 0.1)"},
        "walk": 3,
        "hidden": ["ao", "fx", "testing", "onnx", "package", "contrib", "classes", "ops", "export", "nativert"],
        "stubs": {"torch": ["_C/_VariableFunctions.pyi"], "torch.nn.functional": ["nn/functional.pyi", "_C/_nn.pyi"],
                  "torch.Tensor": ["_C/__init__.pyi:TensorBase"]},
    },
    "numpy": {
        "modules": [
            "numpy", "numpy.linalg", "numpy.fft", "numpy.random", "numpy.lib.stride_tricks", "numpy.polynomial", "numpy.ma", "numpy.char",
        ],
        "classes": ["numpy.ndarray", "numpy.ufunc", "numpy.random.Generator"],
        "compared": ["numpy.testing", "numpy.testing.utils", "numpy.dual", "numpy.lib.recfunctions", "numpy.ma.mrecords"],
        "old_classes": ["numpy.generic", "numpy.dtype", "numpy.matrix", "numpy.random.RandomState", "numpy.ma.MaskedArray"],
        "probes": {"numpy.ndarray": "numpy:zeros(1)"},
        "elsewhere": ["numpy.float96", "numpy.complex192"],
        "walk": 4,
        "stubs": {},
    },
    "cupy": {
        "modules": ["cupy", "cupy.linalg", "cupy.fft", "cupy.random", "cupy.lib.stride_tricks", "cupy.polynomial", "cupy.testing"],
        "ufuncs": "cupy.ufunc",
        "classes": ["cupy.ndarray", "cupy.ufunc", "cupy.random.Generator", "cupy.random.RandomState"],
        "borrowed": ["numpy"],
        "stubs": {},
    },
    "dask": {
        "modules": ["dask.array", "dask.array.linalg", "dask.array.fft", "dask.array.random"],
        "ufuncs": "dask.array.ufunc.ufunc",
        "classes": ["dask.array.Array", "dask.array.ufunc.ufunc", "dask.array.random.Generator", "dask.array.random.RandomState"],
        "borrowed": ["numpy", "functools"],
        "defining": ["dask.array.linalg", "dask.array.fft", "dask.array.random"],
        "stubs": {},
    },
    "jax": {
        "modules": [
            "jax", "jax.numpy", "jax.numpy.linalg", "jax.numpy.fft", "jax.lax", "jax.lax.linalg", "jax.nn", "jax.nn.initializers",
            "jax.scipy", "jax.scipy.special", "jax.scipy.linalg", "jax.scipy.signal", "jax.scipy.stats", "jax.scipy.fft",
            "jax.scipy.ndimage", "jax.random", "jax.tree", "jax.tree_util", "jax.image", "jax.ops", "jax.dlpack", "jax.dtypes",
            "jax.experimental",
        ],
        "walk": 2,
        "compared": ["jax.core", "jax.extend.core", "jax.interpreters.xla", "jax.interpreters.ad", "jax.interpreters.batching", "jax.interpreters.mlir",
                     "jax.interpreters.partial_eval", "jax.interpreters.pxla", "jax.experimental.maps", "jax.experimental.host_callback",
                     "jax.lib", "jax.lib.xla_bridge", "jax.extend", "jax.extend.backend", "jax.sharding", "jax.debug", "jax.profiler", "jax.distributed",
                     "jax.flatten_util", "jax.experimental.pjit"],
        "classes": ["jax.Array"],
        "instances": {"jax.Array": "jax.numpy:zeros(1)"},
        "borrowed": ["numpy", "ml_dtypes"],
        "stubs": {},
    },
    "paddle": {
        "modules": [
            "paddle", "paddle.linalg", "paddle.fft", "paddle.signal", "paddle.nn.functional", "paddle.nn", "paddle.nn.initializer",
            "paddle.autograd", "paddle.optimizer", "paddle.distribution", "paddle.device", "paddle.utils.dlpack",
        ],
        "classes": ["paddle.Tensor"],
        "old_classes": ["paddle.nn.Layer", "paddle.optimizer.Optimizer"],
        "instances": {"paddle.Tensor": "paddle:zeros([1])"},
        "walk": 3,
        "hidden": ["base", "fluid", "tests", "dy2static", "primrules", "primops", "decomposition", "typing"],
        "stubs": {},
    },
    "keras": {
        "modules": ["keras", "keras.ops", "keras.random", "keras.activations", "keras.tree", "keras.config", "keras.backend", "keras.layers"],
        "classes": ["keras.KerasTensor", "keras.Variable"],
        "old_classes": ["keras.Model", "keras.Sequential", "keras.layers.Layer", "keras.optimizers.Optimizer", "keras.callbacks.Callback",
                        "keras.losses.Loss", "keras.metrics.Metric"],
        "samples": {"keras.Model": TRAINED.format("(lambda x: Model(x, layers.Dense(1)(x)))(layers.Input((1,)))"), "keras.Sequential": TRAINED.format("Sequential([layers.Dense(1)])"),
                    "keras.layers.Layer": "layers.Layer()", "keras.optimizers.Optimizer": "optimizers.SGD()",
                    "keras.callbacks.Callback": "callbacks.Callback()", "keras.losses.Loss": "losses.MeanSquaredError()", "keras.metrics.Metric": "metrics.Mean()"},
        "walk": 4,
        "facades": True,
        "keywords": {
            "tf_keras": {"Layer": ["name", "dtype", "trainable", "input_shape", "input_dim", "batch_input_shape", "batch_size", "weights", "activity_regularizer",
                                   "autocast", "implementation", "dynamic", "time_major", "fused", "renorm"],
                         "Optimizer": ["lr"]},
            "keras": {"Layer": ["name", "dtype", "trainable", "input_shape", "input_dim", "activity_regularizer", "autocast", "implementation"], "Optimizer": []},
        },
        "hidden": ["src", "protobuf", "legacy_tf_layers", "distribute", "api"],
        "stubs": {},
    },
    "mlx": {
        "modules": ["mlx.core", "mlx.core.linalg", "mlx.core.fft", "mlx.core.random", "mlx.core.fast", "mlx.nn", "mlx.nn.losses", "mlx.nn.init", "mlx.optimizers", "mlx.utils"],
        "classes": ["mlx.core.array", "mlx.core.ArrayAt", "mlx.core.Dtype"],
        "old_classes": ["mlx.nn.Module", "mlx.optimizers.Optimizer"],
        "walk": 2,
        "stubs": {"mlx.core": ["core/__init__.pyi"], "mlx.core.array": ["core/__init__.pyi:array"], "mlx.core.ArrayAt": ["core/__init__.pyi:ArrayAt"], "mlx.core.linalg": ["core/linalg.pyi"],
                  "mlx.core.fft": ["core/fft.pyi"], "mlx.core.random": ["core/random.pyi"], "mlx.core.fast": ["core/fast.pyi"]},
    },
    "tensorflow": {
        "modules": [
            "tensorflow", "tensorflow.math", "tensorflow.math.special", "tensorflow.linalg", "tensorflow.nn", "tensorflow.signal",
            "tensorflow.random", "tensorflow.image", "tensorflow.sparse", "tensorflow.ragged", "tensorflow.strings",
            "tensorflow.bitwise", "tensorflow.sets", "tensorflow.dtypes", "tensorflow.experimental", "tensorflow.experimental.dlpack",
            "tensorflow.experimental.numpy", "tensorflow.nest", "tensorflow.debugging", "tensorflow.errors", "tensorflow.config",
        ],
        "walk": 3,
        "classes": ["tensorflow.Tensor", "tensorflow.Variable", "tensorflow.TensorShape", "tensorflow.DType"],
        "instances": {"tensorflow.Tensor": "tensorflow:zeros(1)"},
        "stubs": {},
    },
}
