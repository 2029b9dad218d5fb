class SelfAttention(DotProductAttention):
    """Attention of an array to itself."""

    def forward(self, inputs_q, mask=None):
        return super().forward(inputs_q, mask=mask)
