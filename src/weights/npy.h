#pragma once
// The .npy format: one array of NumPy's.

#include "weights/checkpoint.h"

namespace regraft {

/// The array that `bytes` are; what it points to is `bytes`, or a new string in `storage` where the order of elements or bytes is another.
std::variant<Tensor, CheckpointProblem> readNpy(std::string_view bytes, std::deque<std::string>& storage);

/// What stands before the array's bytes.
std::string npyHeader(const Tensor& tensor);

}  // namespace regraft
