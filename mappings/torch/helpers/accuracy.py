def accuracy(target, output):
    """Where the output is the target: of numbers above 0.5, the class with the greatest number, or as one-hot rows say."""
    if output.shape[-1] == 1:
        return (output > 0.5) == squeezed_like(target, output).reshape(output.shape).bool()
    if target.ndim == output.ndim and target.shape[-1] == output.shape[-1]:
        target = target.argmax(dim=-1)
    return output.argmax(dim=-1) == target.reshape(output.shape[:-1])
