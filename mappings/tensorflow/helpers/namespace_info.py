import tensorflow as tf


def namespace_info():
    """What the Array API standard's inspection tells of a namespace, told of TensorFlow."""

    class NamespaceInfo:
        def capabilities(self):
            return {"boolean indexing": True, "data-dependent shapes": True, "max dimensions": 254}

        def default_device(self):
            return tf.zeros(()).device

        def default_dtypes(self, *, device=None):
            return {"real floating": tf.float32, "complex floating": tf.complex64, "integral": tf.int32, "indexing": tf.int32}

        def devices(self):
            return ["/job:localhost/replica:0/task:0" + device.name for device in tf.config.list_logical_devices()]

        def dtypes(self, *, device=None, kind=None):
            signed, unsigned = ["int8", "int16", "int32", "int64"], ["uint8", "uint16", "uint32", "uint64"]
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
            return {name: getattr(tf, name) for one in wanted for name in kinds[one]}

    return NamespaceInfo()
