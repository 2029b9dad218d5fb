"""What a model's methods give, zipped: no list of its layers."""
import keras

model = keras.Sequential([keras.layers.Dense(2)])
for name, value in zip(["loss"], model.evaluate(1)):
    print(name, value)
