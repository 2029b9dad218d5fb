import paddle


def namespace_info():
    """What the Array API standard's inspection tells of a namespace, told of Paddle."""

    class NamespaceInfo:
        def capabilities(self):
            return {"boolean indexing": True, "data-dependent shapes": True, "max dimensions": 9}

        def default_device(self):
            return paddle.zeros([1]).place

        def default_dtypes(self, *, device=None):
            real = paddle.float64 if paddle.get_default_dtype() == "float64" else paddle.float32
            complex_dtype = paddle.complex128 if real == paddle.float64 else paddle.complex64
            return {"real floating": real, "complex floating": complex_dtype, "integral": paddle.int64, "indexing": paddle.int64}

        def devices(self):
            gpus = [paddle.CUDAPlace(index) for index in range(paddle.device.cuda.device_count())]
            return [paddle.zeros([1], device=place).place for place in ["cpu", *gpus]]

        def dtypes(self, *, device=None, kind=None):
            signed, unsigned = ["int8", "int16", "int32", "int64"], ["uint8"]
            floats, complexes = ["float32", "float64"], ["complex64", "complex128"]
            kinds = {
                "bool": ["bool"],
                "signed integer": signed,
                "unsigned integer": unsigned,
                "integral": signed + unsigned,
                "real floating": floats,
                "complex floating": complexes,
                "numeric": signed + unsigned + floats + complexes,
                None: ["bool"] + signed + unsigned + floats + complexes,
            }
            wanted = kind if isinstance(kind, tuple) else (kind,)
            return {name: getattr(paddle, name) for one in wanted for name in kinds[one]}

    return NamespaceInfo()
