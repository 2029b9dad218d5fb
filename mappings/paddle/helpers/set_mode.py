def set_mode(module, training):
    """The layer, which is training or not from now on."""
    if training:
        module.train()
    else:
        module.eval()
    return module
