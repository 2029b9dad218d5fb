import keras


def set_trained(what, trained):
    """Says of a parameter, or of all of a module's, whether it is trained; gives what it was said of."""
    for variable in [what] if isinstance(what, keras.Variable) else parameters(what):
        if is_parameter(variable):
            variable.trainable, variable.is_frozen = bool(trained), not trained
    return what
