#pragma once

#include <string_view>

#include "semantic/analysis.h"

namespace regraft {

/// Whether a use (null: none) is an application of the operation of that name.
inline bool means(const Use* use, std::string_view operation) {
    return use && use->meaning && use->meaning->kind == neutral::ExprKind::Operation && use->meaning->operation->name == operation;
}

}  // namespace regraft
