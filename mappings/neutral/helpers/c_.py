class c_:
    """c_[a, b]: arrays side by side along their last axis, vectors as columns."""

    def __class_getitem__(cls, key):
        return joined_items(key, True)
