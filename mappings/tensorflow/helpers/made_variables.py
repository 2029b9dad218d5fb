import tensorflow as tf


def made_variables(scope=""):
    """The trainable variables that were made in scopes whose names begin so."""
    found = []
    for name, made in variable_scope.made.items():
        if name.startswith(scope):
            found += [made] if isinstance(made, tf.Variable) else made.trainable_variables
    return [one for one in found if one.trainable]
