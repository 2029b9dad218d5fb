#pragma once
// Sequences of layers that are written out in a list, for frameworks that take the layers one by one and want to know their sizes.
//
//     keras.Sequential([keras.Input((8,)), Dense(4, activation="relu"), Dense(2)])
//         → nn.Sequential(nn.Linear(8, 4), nn.ReLU(), nn.Linear(4, 2))
//
// Or that get them afterwards:
//
//     model = keras.Sequential()                            model = nn.Sequential()
//     model.add(Dense(4, input_shape=(8,)))         →       model.append(nn.Linear(8, 4))
//     model.add(Dense(2))                                   model.append(nn.Linear(4, 2))

#include <vector>

#include "lift/lift.h"

namespace regraft {

/// The sequences among `lifted` get their layers one by one. What says only which shape the first one sees is left out: its place.
std::vector<Span> expandSequences(std::vector<Lifted>& lifted, ParsedFile& file, const Analysis& analysis);

}  // namespace regraft
