def scoped(make, kind, name=None):
    """A layer of the scope: the one of that name, or the next one of its kind."""
    key = variable_scope.path + (name or variable_scope.unique(kind))
    return variable_scope.find(key if variable_scope.path else variable_scope.run + key, make)
