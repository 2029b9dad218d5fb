def scan_with_generators(f, init, xs, reverse=False):
    """Calls f(carry, x) along the first axis of xs; the last carry, and all else that f gives, stacked."""
    carry, outputs = as_arrays(init), []
    items = items_of(xs)
    for x in reversed(items) if reverse else items:
        carry, output = f(carry, x)
        outputs.append(output)
    return carry, stack_items(outputs[::-1] if reverse else outputs)
