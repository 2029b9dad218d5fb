def apply_to_modules(module, fun):
    """Calls fun with each module inside another one, as they were assigned, and then with that itself; gives it back."""
    for one in ordered_modules(module, inner_first=True):
        fun(one)
    return module
