def apply_to_modules(module, fun):
    """Calls fun with each module inside another one, and then with that itself; gives it back."""
    for one in reversed(modules(module)):
        fun(one)
    return module
