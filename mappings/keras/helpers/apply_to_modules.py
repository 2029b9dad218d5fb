def apply_to_modules(module, fun):
    """Calls fun with each module inside another one, as they were assigned, and then with that itself; gives it back."""
    done = set()

    def visit(one):
        for inner in modules(one)[1:]:
            if id(inner) not in done:
                visit(inner)
        done.add(id(one))
        fun(one)

    visit(module)
    return module
