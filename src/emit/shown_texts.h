#pragma once
// Where Python makes text of values, by its own functions:
//
//     print(a, b)     str(a)     repr(a)     f"{a} {b!r}"     "%s %r" % (a, b)     "{} {!r}".format(a, b)     log.info("%s", a)
//
// What stands alone there is written as str() writes it, or as repr() does; what stands in a container always as repr() does.

#include <functional>
#include <optional>
#include <string_view>

#include "semantic/analysis.h"

namespace regraft {

/// A value that becomes text.
struct ShownText {
    const ast::Expr* value = nullptr;
    bool byRepr = false;            ///< as repr() writes it, even alone
    std::string_view by;            ///< what makes the text: "print"
    const ast::Expr* at = nullptr;  ///< the whole expression that does
};

/// Calls visit for each value that `node` itself makes text of.
void forEachShownText(const ast::Node& node, const Analysis& analysis, const std::function<void(const ShownText&)>& visit);

/// The text that is made of a value, or of a container that is written around it, right where it stands.
std::optional<ShownText> shownTextOf(const ast::Expr& value, const Analysis& analysis);

}  // namespace regraft
