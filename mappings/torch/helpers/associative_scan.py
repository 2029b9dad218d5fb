import torch


@torch.compiler.disable  # it would be unrolled, step by step
def associative_scan(f, elems, reverse=False, axis=0):
    """All partial results of combining the items along axis by f."""
    rows = torch.utils._pytree.tree_map(lambda leaf: torch.movedim(leaf, axis, 0), elems)
    steps = range(len(torch.utils._pytree.tree_leaves(rows)[0]))
    outputs = []
    for i in reversed(steps) if reverse else steps:
        row = torch.utils._pytree.tree_map(lambda leaf: leaf[i], rows)
        outputs.append(f(outputs[-1], row) if outputs else row)
    return torch.utils._pytree.tree_map(lambda leaf: torch.movedim(leaf, 0, axis), stack_items(outputs[::-1] if reverse else outputs))
