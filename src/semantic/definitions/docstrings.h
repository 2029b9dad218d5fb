#pragma once
// What docstrings say of parameters.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "mapping/tables.h"
#include "neutral/type.h"

namespace regraft::semantic {

/// What a function's docstring says of a parameter.
struct DocumentedParameter {
    std::uint8_t standIns = 0;  ///< the StandIns that it names
    bool isArray = false;       ///< it names an array, in the words of the framework, and nothing else
    bool isTold = false;        ///< it names an array, a list or a number, in whatever words
};

/// For each parameter, in NumPy's style, Google's or Sphinx's; nothing if there is no docstring:
///
///     values : array_like, shape (M,)
///     rate (float or list): ...
///     :param numpy.array flows: ...
///     :type flows: numpy.ndarray
std::vector<DocumentedParameter> documentedParameters(const Framework& framework, const ast::Node& function,
                                                      std::span<const ast::arg* const> parameters, std::string_view text);

}  // namespace regraft::semantic
