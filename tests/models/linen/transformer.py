"""A Transformer encoder for classification."""
import jax
import jax.numpy as jnp
from flax import linen as nn


class MlpBlock(nn.Module):
    mlp_dim: int
    dropout_rate: float = 0.1

    @nn.compact
    def __call__(self, inputs, *, deterministic: bool):
        actual_out_dim = inputs.shape[-1]
        x = nn.Dense(self.mlp_dim, kernel_init=nn.initializers.xavier_uniform())(inputs)
        x = nn.gelu(x)
        x = nn.Dropout(rate=self.dropout_rate)(x, deterministic=deterministic)
        output = nn.Dense(actual_out_dim)(x)
        return nn.Dropout(rate=self.dropout_rate)(output, deterministic=deterministic)


class EncoderBlock(nn.Module):
    num_heads: int
    mlp_dim: int
    dropout_rate: float = 0.0

    @nn.compact
    def __call__(self, inputs, mask=None, *, deterministic: bool = True):
        x = nn.LayerNorm()(inputs)
        x = nn.MultiHeadDotProductAttention(num_heads=self.num_heads, dropout_rate=self.dropout_rate,
                                            deterministic=deterministic)(x, x, mask=mask)
        x = x + inputs
        y = nn.LayerNorm()(x)
        y = MlpBlock(mlp_dim=self.mlp_dim, dropout_rate=self.dropout_rate)(y, deterministic=deterministic)
        return x + y


class Transformer(nn.Module):
    vocab_size: int
    num_layers: int = 2
    emb_dim: int = 16
    num_heads: int = 4
    max_len: int = 32

    @nn.compact
    def __call__(self, tokens, train: bool = False):
        embed = nn.Embed(self.vocab_size, self.emb_dim, embedding_init=nn.initializers.normal(stddev=1.0))
        x = embed(tokens)
        pos = self.param('pos_embedding', nn.initializers.normal(stddev=0.02), (1, self.max_len, self.emb_dim))
        x = x + pos[:, :x.shape[1]]
        mask = nn.make_causal_mask(tokens)
        for lyr in range(self.num_layers):
            x = EncoderBlock(self.num_heads, 2 * self.emb_dim, name=f'encoderblock_{lyr}')(x, mask, deterministic=not train)
        x = nn.LayerNorm(name='encoder_norm')(x)
        return embed.attend(x)
