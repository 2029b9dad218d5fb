#pragma once

#include <cstdint>

#include "parse/token.h"

namespace regraft {

/// A rule of the grammar that is being parsed.
struct RuleFrame {
    std::uint16_t rule;
    std::uint16_t height;  ///< of the syntax tree made below this rule so far
    std::uint32_t mark;    ///< where its items start on the value stack
    const Token* begin;
};

}  // namespace regraft
