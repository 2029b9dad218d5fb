import dataclasses


def register_dataclass(cls, children=None, others=None):
    """Makes trees go into the dataclass cls: into all fields but those with "static" in their metadata, unless they are named."""
    if children is None:
        fields = [(field.name, field.metadata.get("static", False)) for field in dataclasses.fields(cls) if field.init]
        children, others = ([name for name, is_static in fields if is_static is wanted] for wanted in (False, True))

    def take_apart(instance):
        return [getattr(instance, name) for name in children], tuple(getattr(instance, name) for name in others)

    def put_together(data, nodes):
        return cls(**dict(zip(children, nodes)), **dict(zip(others, data)))

    register_node(cls, take_apart, put_together)
    return cls
