import dataclasses


def node_dataclass(cls):
    """A frozen dataclass that trees go into, but for fields that are static."""
    cls = dataclasses.dataclass(frozen=True)(cls)
    cls.replace = dataclasses.replace
    return register_dataclass(cls)
