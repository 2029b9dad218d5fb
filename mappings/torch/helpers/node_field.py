import dataclasses


def node_field(is_node, **options):
    """A field of a `node_dataclass`, and whether trees go into it."""
    return dataclasses.field(metadata={"static": not is_node}, **options)
