from paddle import nn


class ParameterList(nn.ParameterList):
    """A list of parameters that counts from its end, too, gives parts and takes several at once, as Python's lists do."""

    def __getitem__(self, index):
        if isinstance(index, slice):
            return ParameterList(list(self)[index])
        return list(self)[index]

    def __setitem__(self, index, parameter):
        super().__setitem__(range(len(self))[index], parameter)

    def extend(self, parameters):
        for parameter in parameters:
            self.append(parameter)
        return self
