import torch


def namespace_info():
    """What the Array API standard's inspection tells of a namespace, told of torch."""

    class NamespaceInfo:
        def capabilities(self):
            return {"boolean indexing": True, "data-dependent shapes": True, "max dimensions": 64}

        def default_device(self):
            return torch.get_default_device()

        def default_dtypes(self, *, device=None):
            real = torch.get_default_dtype()
            complex_dtype = torch.complex128 if real == torch.float64 else torch.complex64
            return {"real floating": real, "complex floating": complex_dtype, "integral": torch.int64, "indexing": torch.int64}

        def devices(self):
            accelerator = torch.accelerator.current_accelerator()
            count = torch.accelerator.device_count() if accelerator else 0
            return [torch.device("cpu"), *(torch.device(accelerator.type, index) for index in range(count))]

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
            return {name: getattr(torch, name) for one in wanted for name in kinds[one]}

    return NamespaceInfo()
