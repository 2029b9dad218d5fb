from tensorflow import keras
from tensorflow.keras import layers


class InvertedResidual(layers.Layer):
    def __init__(self, filters, expansion, stride=1):
        super().__init__()
        self.stride = stride
        self.expand = layers.Conv2D(filters * expansion, 1, use_bias=False)
        self.bn1 = layers.BatchNormalization()
        self.relu = layers.ReLU(6.0)
        self.depthwise = layers.DepthwiseConv2D(3, strides=stride, padding="same", use_bias=False)
        self.bn2 = layers.BatchNormalization()
        self.squeeze = layers.GlobalAveragePooling2D(keepdims=True)
        self.gate = layers.Dense(filters * expansion, activation="sigmoid")
        self.project = layers.Conv2D(filters, 1, use_bias=False)
        self.bn3 = layers.BatchNormalization()
        self.add = layers.Add()

    def call(self, inputs, training=None):
        x = self.relu(self.bn1(self.expand(inputs), training=training))
        x = self.relu(self.bn2(self.depthwise(x), training=training))
        x = layers.multiply([x, self.gate(self.squeeze(x))])
        x = self.bn3(self.project(x), training=training)
        if self.stride == 1:
            return self.add([inputs, x])
        return x


def build_model(num_classes=5):
    model = keras.models.Sequential()
    model.add(layers.Conv2D(4, 3, strides=2, padding="same", input_shape=(16, 16, 3)))
    model.add(layers.PReLU(shared_axes=[1, 2]))
    model.add(InvertedResidual(4, 2))
    model.add(InvertedResidual(4, 3, stride=2))
    model.add(layers.SeparableConv2D(8, 3, padding="same", activation="relu", depth_multiplier=2))
    model.add(layers.SpatialDropout2D(0.0))
    model.add(layers.GlobalAveragePooling2D())
    model.add(layers.Dense(num_classes, activation="softmax"))
    return model
