import tensorflow as tf
from tensorflow.keras import layers


class ConvBlock(layers.Layer):
    def __init__(self, filters, **kwargs):
        super(ConvBlock, self).__init__(**kwargs)
        self.conv1 = layers.Conv2D(filters, 3, padding="same", kernel_initializer="he_normal")
        self.bn1 = layers.BatchNormalization()
        self.conv2 = layers.Conv2D(filters, (3, 3), padding="same", kernel_initializer="he_normal")
        self.bn2 = layers.BatchNormalization()
        self.act = layers.LeakyReLU(alpha=0.2)

    def call(self, inputs, training=False):
        x = self.act(self.bn1(self.conv1(inputs), training=training))
        return self.act(self.bn2(self.conv2(x), training=training))


class UNet(tf.keras.Model):
    def __init__(self, num_classes=2):
        super().__init__()
        self.down1 = ConvBlock(4)
        self.down2 = ConvBlock(8)
        self.bottleneck = ConvBlock(16)
        self.pool = layers.MaxPooling2D(pool_size=(2, 2))
        self.up2 = layers.Conv2DTranspose(8, 2, strides=2, padding="same")
        self.dec2 = ConvBlock(8)
        self.up1 = layers.UpSampling2D(size=(2, 2), interpolation="bilinear")
        self.concat = layers.Concatenate()
        self.pad = layers.ZeroPadding2D(1)
        self.crop = layers.Cropping2D(cropping=((1, 1), (1, 1)))
        self.dec1 = ConvBlock(4)
        self.head = layers.Conv2D(num_classes, 1, activation="softmax")

    def call(self, inputs, training=False):
        d1 = self.down1(inputs, training=training)
        d2 = self.down2(self.pool(d1), training=training)
        x = self.bottleneck(self.pool(d2), training=training)
        x = self.dec2(self.concat([self.up2(x), d2]), training=training)
        x = self.dec1(layers.concatenate([self.up1(x), d1], axis=-1), training=training)
        return self.head(self.crop(self.pad(x)))
