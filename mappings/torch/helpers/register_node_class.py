def register_node_class(cls):
    """Makes trees go into instances of cls, by its methods tree_flatten and tree_unflatten."""
    register_node(cls, cls.tree_flatten, cls.tree_unflatten)
    return cls
