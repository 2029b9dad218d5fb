#include "base/python_names.h"

#include <algorithm>
#include <iterator>

namespace regraft {

namespace {

constexpr std::string_view builtins[] = {
#include "base/builtin_names.def"
};

constexpr std::string_view keywords[] = {"False",  "None",     "True",   "and", "as",   "assert", "async",  "await",    "break", "case",
                                         "class",  "continue", "def",    "del", "elif", "else",   "except", "finally",  "for",   "from",
                                         "global", "if",       "import", "in",  "is",   "lambda", "match",  "nonlocal", "not",   "or",
                                         "pass",   "raise",    "return", "try", "type", "while",  "with",   "yield"};

}  // namespace

bool isPythonBuiltin(std::string_view name) { return std::binary_search(std::begin(builtins), std::end(builtins), name); }
bool isPythonKeyword(std::string_view name) { return std::binary_search(std::begin(keywords), std::end(keywords), name); }

}  // namespace regraft
