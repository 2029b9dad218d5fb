"""Members of Keras's models, layers, optimisers and callbacks, which Keras 3 took away or gave another meaning."""
from tensorflow import keras
from tensorflow.keras import backend as K
from tensorflow.keras.layers import Dense, Input
from tensorflow.keras.models import Model, Sequential


class Halved(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        K.set_value(self.model.optimizer.lr, K.get_value(self.model.optimizer.lr) * 0.5)
        self.model.stop_training = logs["loss"] < 0.1


class Trainer:
    def __init__(self):
        inputs = Input(shape=(4,))
        self.model = Model(inputs, Dense(1, name="last")(inputs))
        sgd = keras.optimizers.SGD(0.1)
        sgd.lr = 0.05
        self.model.compile(sgd, "mse")

    def run(self, batches):
        self.model.fit_generator(batches, steps_per_epoch=2, workers=4, callbacks=[Halved()])
        self.model.save("final")
        return self.model.get_layer("last").output_shape, [layer.name for layer in self.model.layers]


class Net(keras.Model):
    def call(self, x):
        return x


net = Net()
net.save_weights("kept.h5")
net.save_weights("kept.weights.h5")
chain = Sequential([Dense(3)])
chain.reset_states()
print(chain.predict_proba(net), chain.layers[0].input_shape, chain.name)
keras.callbacks.ModelCheckpoint("best.hdf5", save_best_only=True)
keras.callbacks.ModelCheckpoint("best.keras", period=2)
