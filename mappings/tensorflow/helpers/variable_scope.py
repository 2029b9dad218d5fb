import tensorflow as tf


class variable_scope:
    """Names what is made in it. What has a name is made once, and then found again."""

    path = ""  # of the scopes around, and of the functions that are run again and again
    made = {}
    counts = {}  # how often a name was given in the scope, and in the function
    run, order = "", [0]
    initializer = None  # of variables that have none

    def __init__(self, name, default_name=None, initializer=None, reuse=None):
        self.initializer = initializer or variable_scope.initializer
        self.absolute = isinstance(name, variable_scope)
        self.name = name.path if self.absolute else name or variable_scope.unique(default_name)

    @staticmethod
    def unique(name):
        count = variable_scope.counts.get(name, 0)
        variable_scope.counts[name] = count + 1
        return f"{name}_{count}" if count else name

    def __enter__(self):
        self.outer = variable_scope.path, variable_scope.counts, variable_scope.initializer
        self.path = self.name if self.absolute else variable_scope.path + self.name + "/"
        variable_scope.path, variable_scope.counts, variable_scope.initializer = self.path, {}, self.initializer
        return self

    def __exit__(self, *problem):
        variable_scope.path, variable_scope.counts, variable_scope.initializer = self.outer

    def reuse_variables(self):
        pass

    @staticmethod
    def find(key, make):
        if key not in variable_scope.made:
            with tf.init_scope():
                variable_scope.made[key] = make()
        return variable_scope.made[key]
