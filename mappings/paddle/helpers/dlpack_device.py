def dlpack_device(x):
    """The number of the kind of device and the number of the device, which Paddle leaves out."""
    kind, number = x.__dlpack_device__()
    return kind, number or 0
