import paddle
import paddle.nn as nn
import paddle.nn.functional as F


class Block(nn.Layer):
    def __init__(self, channels):
        super().__init__()
        self.conv = nn.Conv2D(channels, channels, 3, padding=1, bias_attr=False)
        self.act = nn.LeakyReLU(0.2)

    def forward(self, x):
        return x + self.act(self.conv(x))


class Net(nn.Layer):
    def __init__(self, classes, rate=0.1):
        super().__init__()
        self.body = nn.Sequential(nn.Conv2D(3, 8, 3), nn.ReLU(), nn.MaxPool2D(2))
        self.blocks = nn.LayerList([Block(8) for _ in range(2)])
        self.drop = nn.Dropout(rate)
        self.head = nn.Linear(8, classes)

    def forward(self, x):
        x = self.body(x)
        for block in self.blocks:
            x = block(x)
        x = paddle.mean(x, axis=[2, 3])
        return F.log_softmax(self.head(self.drop(x)), axis=-1)
