class PyTreeNode:
    """The base of frozen dataclasses that trees go into, but for fields that are static."""

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        node_dataclass(cls)
