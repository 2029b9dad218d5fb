from paddle import nn


class ParameterDict(nn.ParameterDict):
    """A dict of parameters that tells what is in it as Python's dicts do."""

    def __contains__(self, key):
        return key in self._parameters

    def keys(self):
        return self._parameters.keys()

    def values(self):
        return self._parameters.values()

    def items(self):
        return self._parameters.items()
