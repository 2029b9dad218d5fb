#include "lower/repeated_draw.h"

#include <algorithm>

#include "lift/random_keys.h"

namespace regraft {

namespace {

int count(const neutral::Expr* part, const neutral::Expr& code) {
    if (&code == part) return 1;
    int found = 0;
    for (const neutral::Expr* inner : code.parts)
        if (inner) found += count(part, *inner);
    return found;
}

}  // namespace

bool repeatsDraw(const neutral::Expr& code, const neutral::Expr& operation) {
    return std::any_of(operation.parts.begin(), operation.parts.end(),
                       [&](const neutral::Expr* part) { return part && draws(*part) && count(part, code) > 1; });
}

}  // namespace regraft
