import re

import torch


def vectorize_cores(f, signature):
    """f of the axes that the signature names, "(n),(n)->()", for all other axes, which are in front and broadcast."""
    cores = re.findall(r"\(([^()]*)\)", signature.partition("->")[0])
    ranks = [len(core.split(",")) if core.strip() else 0 for core in cores]

    def vectorized(*arrays):
        arrays = [torch.as_tensor(array) for array in arrays]
        shapes = [array.shape[:array.ndim - rank] for array, rank in zip(arrays, ranks)]
        common = torch.broadcast_shapes(*shapes)
        mapped = f
        for _ in common:
            mapped = torch.vmap(mapped)
        return mapped(*[array.expand(common + array.shape[len(shape):]) for array, shape in zip(arrays, shapes)])

    return vectorized
