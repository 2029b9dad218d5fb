def direction(bidirectional):
    """How Paddle calls the direction of recurrent layers."""
    return "bidirect" if bidirectional else "forward"
