import torch


def ravel_tree(tree):
    """The elements of all leaves in one array, and a function from such an array back to the structure."""
    leaves = tree_leaves(tree)
    ends = [0]
    for leaf in leaves:
        ends.append(ends[-1] + torch.as_tensor(leaf).numel())

    def unravel(flat):
        parts = iter(flat[begin:end] for begin, end in zip(ends, ends[1:]))
        return tree_unflatten(tree_structure(tree), [torch.reshape(next(parts), torch.as_tensor(leaf).shape) for leaf in leaves])

    return torch.cat([torch.ravel(torch.as_tensor(leaf)) for leaf in leaves]), unravel
