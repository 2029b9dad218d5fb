import math

import torch
import torch.nn as nn


class Seq2Seq(nn.Module):
    def __init__(self, vocabulary, width, heads):
        super().__init__()
        self.width = width
        self.source = nn.Embedding(vocabulary, width)
        self.target = nn.Embedding(vocabulary, width)
        self.transformer = nn.Transformer(width, heads, 2, 2, 2 * width, dropout=0.0, batch_first=True)
        layer = nn.TransformerDecoderLayer(width, heads, 2 * width, dropout=0.0, activation="gelu", batch_first=True, norm_first=True)
        self.decoder = nn.TransformerDecoder(layer, 2, norm=nn.LayerNorm(width))
        self.encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(width, heads, 2 * width, dropout=0.0, batch_first=True), 2)
        self.head = nn.Linear(width, vocabulary)
        self.apply(self.init_weights)

    def init_weights(self, module):
        if isinstance(module, nn.Embedding):
            nn.init.uniform_(module.weight, -0.1, 0.1)
        elif isinstance(module, nn.Linear):
            nn.init.xavier_uniform_(module.weight)
            if module.bias is not None:
                module.bias.data.zero_()

    def forward(self, source, target):
        mask = nn.Transformer.generate_square_subsequent_mask(target.shape[1])
        x = self.source(source) * math.sqrt(self.width)
        y = self.target(target) * math.sqrt(self.width)
        y = self.transformer(x, y, tgt_mask=mask)
        return self.head(self.decoder(y, self.encoder(x), tgt_mask=mask))
