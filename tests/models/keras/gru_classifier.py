from keras import Sequential
from keras.layers import GRU, Bidirectional, Dense, Dropout, Input, SimpleRNN

model = Sequential(name="sentiment")
model.add(Input(shape=(7, 6)))
model.add(Bidirectional(GRU(8, return_sequences=True), merge_mode="sum"))
model.add(GRU(6, return_sequences=True, go_backwards=True))
model.add(Dropout(0.0))
model.add(SimpleRNN(5, activation="relu"))
model.add(Dense(16, activation="relu"))
model.add(Dense(3, activation="softmax"))
