import torch
import torch.nn as nn
import torch.nn.functional as F


class Encoder(nn.Module):
    def __init__(self, vocab, emb, hid):
        super().__init__()
        self.embedding = nn.Embedding(vocab, emb)
        self.rnn = nn.GRU(emb, hid, batch_first=True)

    def forward(self, src):
        return self.rnn(self.embedding(src))


class Attention(nn.Module):
    def __init__(self, hid):
        super().__init__()
        self.attn = nn.Linear(hid * 2, hid)
        self.v = nn.Linear(hid, 1, bias=False)

    def forward(self, hidden, encoder_outputs):
        src_len = encoder_outputs.shape[1]
        hidden = hidden.unsqueeze(1).repeat(1, src_len, 1)
        energy = torch.tanh(self.attn(torch.cat((hidden, encoder_outputs), dim=2)))
        return F.softmax(self.v(energy).squeeze(2), dim=1)


class Decoder(nn.Module):
    def __init__(self, vocab, emb, hid):
        super().__init__()
        self.embedding = nn.Embedding(vocab, emb)
        self.attention = Attention(hid)
        self.rnn = nn.GRU(emb + hid, hid, batch_first=True)
        self.out = nn.Linear(hid * 2, vocab)

    def forward(self, token, hidden, encoder_outputs):
        embedded = self.embedding(token).unsqueeze(1)
        a = self.attention(hidden[-1], encoder_outputs).unsqueeze(1)
        context = torch.bmm(a, encoder_outputs)
        output, hidden = self.rnn(torch.cat((embedded, context), dim=2), hidden)
        return self.out(torch.cat((output, context), dim=2)).squeeze(1), hidden


class Seq2Seq(nn.Module):
    def __init__(self, vocab=13, emb=6, hid=8):
        super().__init__()
        self.encoder = Encoder(vocab, emb, hid)
        self.decoder = Decoder(vocab, emb, hid)

    def forward(self, src, trg):
        encoder_outputs, hidden = self.encoder(src)
        outputs = []
        for t in range(trg.shape[1] - 1):
            output, hidden = self.decoder(trg[:, t], hidden, encoder_outputs)
            outputs.append(output)
        return torch.stack(outputs, dim=1)


def train_epoch(model, batches, optimizer, criterion, clip):
    model.train()
    losses = []
    for src, trg in batches:
        optimizer.zero_grad()
        output = model(src, trg)
        output = output.reshape(-1, output.shape[-1])
        loss = criterion(output, trg[:, 1:].reshape(-1))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), clip)
        optimizer.step()
        losses.append(loss.item())
    return losses


def fit(model, batches):
    optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
    criterion = nn.CrossEntropyLoss(ignore_index=0)
    return train_epoch(model, batches, optimizer, criterion, clip=1.0)
