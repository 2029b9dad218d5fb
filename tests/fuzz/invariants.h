#pragma once

#include <string>

#include "parse/parse.h"

namespace regraft::fuzz {

/// What is wrong with a parse result; empty if nothing is.
std::string brokenInvariant(const ParsedFile& file);
std::string brokenInvariant(const SyntaxError& error, std::string_view text);

}  // namespace regraft::fuzz
