def set_trained(x, trained=True):
    """The parameter, or the layer with all of its, which optimizers change from now on, or don't."""
    for parameter in x.parameters() if hasattr(x, "parameters") else [x]:
        parameter.stop_gradient = not trained
    return x
