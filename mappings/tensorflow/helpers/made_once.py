import functools


def made_once(function):
    """A function whose variables and layers are made by its first run, for all others."""

    @functools.wraps(function)
    def run(*arguments):
        outer = variable_scope.path, variable_scope.counts, variable_scope.run, variable_scope.order
        variable_scope.path, variable_scope.counts, variable_scope.run, variable_scope.order = "", {}, f"{function.__name__}:", [0]
        try:
            return function(*arguments)
        finally:
            variable_scope.path, variable_scope.counts, variable_scope.run, variable_scope.order = outer

    return run
