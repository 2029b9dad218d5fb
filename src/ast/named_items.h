#pragma once
// What is written out under names: dicts, and calls that make such of pairs or keywords.

#include <optional>
#include <string_view>
#include <vector>

#include "ast/ast.h"

namespace regraft::ast {

struct NamedItem {
    std::string_view name;  ///< empty: known only when it runs
    const Expr* value = nullptr;
};

/// `{"a": x}`, `dict(a=x)`, `OrderedDict([("a", x)])`; nothing of what is not written out whole. `expr` may be null.
std::optional<std::vector<NamedItem>> namedItems(const Expr* expr);

}  // namespace regraft::ast
