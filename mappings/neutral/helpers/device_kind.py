def device_kind(device):
    """What kind of device it is, by a name: "cpu" or "cuda"."""
    name = str(device).lower()
    return next((kind for word, kind in (("cpu", "cpu"), ("cuda", "cuda"), ("gpu", "cuda"), ("tpu", "xla")) if word in name), name)
