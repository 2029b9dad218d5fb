#pragma once
// How a refusal travels inside this room; parse.cpp turns it into a SyntaxError.

#include <string>
#include <utility>

#include "source/span.h"

namespace regraft {

struct SyntaxFailure {
    std::string message;
    Span span;
    bool pythonTwo = false;
};

[[noreturn]] inline void failSyntax(std::string message, Span span) { throw SyntaxFailure{std::move(message), span}; }

}  // namespace regraft
