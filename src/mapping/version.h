#pragma once
// Versions of frameworks: how they compare, and what the tables say changed between them.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "neutral/operation.h"

namespace regraft {

/// Whether "1.9" comes before "1.23.5": part by part, as numbers; what is missing counts as 0.
bool isOlder(std::string_view version, std::string_view than);

/// A stretch of versions, half-open: empty bounds are none.
struct VersionSpan {
    std::string since, until;
    std::string is;  ///< what a name is there: its signature, or its kind
    bool contains(std::string_view version) const {
        return (since.empty() || !isOlder(version, since)) && (until.empty() || isOlder(version, until));
    }
};

/// Which texts differ where what an API gives is shown: `print(x)`, `f"{x}"`, `[x]` in one of these.
enum class ShownChange : std::uint8_t {
    None,
    Str,         ///< of `str` alone: what `repr` says, as in a list, is the same
    StrOfItems,  ///< that of its items
    Any,
    AnyOfParts,  ///< and that of its items
    Keys,        ///< that of the keys as well, `sorted(x["a"].keys())`
};

/// What a table says of an API whose meaning, form or existence differs before and from version `at` on.
struct VersionChange {
    std::string at;
    Operation call;                         ///< its parameters, for `when` and the templates; named as the API
    bool callable = false;                  ///< false: of the name, however it is used
    const ast::Expr* when = nullptr;        ///< told only where this holds
    const ast::Expr* unless = nullptr;      ///< told unless this is proved to hold
    const ast::Expr* up = nullptr;          ///< what to write from `at` on, in the framework's own names
    const ast::Expr* down = nullptr;        ///< what to write before `at`
    bool isStatement = false;               ///< `up` stands only where the call is a statement: `self[key] = value`
    bool sameValues = false;                ///< what `differs` is the dtype alone: told only where that is seen
    bool ofInstances = false;               ///< of a class, where `isinstance` or `issubclass` asks for it
    bool wasList = false;                   ///< what it gives is a tuple from `at` on, and was a list
    ShownChange shown = ShownChange::None;  ///< told only where the text is seen
    std::string differs, unsupported;
    std::vector<std::pair<std::string, std::string>> parameters;  ///< their names before and from `at` on
    std::vector<std::string> sameDefaults;                        ///< whose other default means the same
    std::vector<std::pair<std::string, std::string>> leftOut;     ///< parameters that went and are left out, and what that changes
    std::string text;                                             ///< of `texts`: the literal that is meant
    std::vector<std::string> arguments;                           ///< … as an argument of parameters of these names
    std::vector<std::string> keysOf;                              ///< … as a key of what has one of these names
    std::vector<std::string> givenTo;                             ///< methods: nothing has to be done for what is given to these alone
};

}  // namespace regraft
