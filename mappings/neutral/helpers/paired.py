def paired(numbers):
    """The pairs that follow each other in a list of numbers."""
    return [(numbers[i], numbers[i + 1]) for i in range(0, len(numbers), 2)]
