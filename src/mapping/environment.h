#pragma once
// The values of parameters while a template is read.

#include <span>
#include <string_view>
#include <vector>

#include "neutral/expr.h"
#include "neutral/operation.h"

namespace regraft {

/// Parameters with what is bound to them; a null value means omitted.
struct Environment {
    std::span<const Parameter> parameters;
    std::vector<const neutral::Expr*> values;

    int indexOf(std::string_view name) const {
        for (std::size_t i = 0; i < parameters.size(); ++i)
            if (parameters[i].name == name) return static_cast<int>(i);
        return -1;
    }
};

}  // namespace regraft
