class Sampler:
    """The base of classes whose instances give the indices of a dataset's items in some order."""

    def __init__(self, data_source=None):
        pass
