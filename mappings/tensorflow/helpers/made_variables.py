import tensorflow as tf


def made_variables(scope="", trainable=True):
    """The variables that were made in scopes whose names begin so: those that train, or all."""
    found = []
    for name, made in variable_scope.made.items():
        if name.startswith(scope):
            found += [made] if isinstance(made, tf.Variable) else made.trainable_variables if trainable else made.variables
    return [one for one in found if one.trainable or not trainable]
