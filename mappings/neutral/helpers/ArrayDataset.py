class ArrayDataset:
    """A dataset whose items are tuples of the elements of arrays along their first axis."""

    def __init__(self, *arrays):
        self.arrays = arrays

    def __getitem__(self, index):
        return tuple(array[index] for array in self.arrays)

    def __len__(self):
        return len(self.arrays[0])
