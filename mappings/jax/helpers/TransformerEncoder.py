from flax import nnx


class TransformerEncoder(nnx.Module):
    """Copies of a layer, one after the other, and a normalisation behind them."""

    def __init__(self, layer, num_layers, norm=None, *, rngs):
        self.layers = nnx.List([nnx.clone(layer) for _ in range(num_layers)])
        self.norm = norm
        for _, one in nnx.iter_graph(self.layers):  # each drops what it draws itself
            if isinstance(one, nnx.RngStream):
                one.key[...] = rngs.dropout()

    def __call__(self, src, mask=None, src_key_padding_mask=None, is_causal=None):
        for layer in self.layers:
            src = layer(src, mask, src_key_padding_mask)
        return src if self.norm is None else self.norm(src)
