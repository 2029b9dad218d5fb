import torch


def register_node(cls, flatten, unflatten):
    """Makes trees go into instances of cls: flatten gives (children, data), unflatten makes an instance of data and children."""
    torch.utils._pytree.register_pytree_node(cls, flatten, lambda children, data: unflatten(data, children))
