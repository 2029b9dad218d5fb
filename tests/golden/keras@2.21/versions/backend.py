import keras
from keras import backend as K


def loss(target, output):
    return K.mean(K.square(K.concatenate([target, output])), axis=-1)


model = keras.Sequential([keras.layers.AveragePooling2D(), keras.layers.LeakyReLU(alpha=0.1), keras.layers.LSTM(3, time_major=True)])
model.compile(keras.optimizers.Adam(lr=0.1), loss)
model.fit(x, y, workers=2)
reread = keras.models.load_model("saved"), keras.models.load_model("saved.h5")
