import torch


@torch.compiler.disable  # it would be unrolled, step by step
def scan(f, init, xs=None, length=None, reverse=False):
    """Calls f(carry, x) along the first axis of xs; the last carry, and all else that f gives, stacked."""
    carry, outputs = as_arrays(init), []
    steps = range(length if xs is None else len(torch.utils._pytree.tree_leaves(xs)[0]))
    for i in reversed(steps) if reverse else steps:
        carry, output = f(carry, None if xs is None else torch.utils._pytree.tree_map(lambda leaf: leaf[i], xs))
        outputs.append(output)
    return carry, stack_items(outputs[::-1] if reverse else outputs)
