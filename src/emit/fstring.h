#pragma once
// What an expression inside an f-string may not contain before Python 3.12.

#include <string>
#include <string_view>
#include <vector>

#include "emit/source_tree.h"
#include "source/edit.h"

namespace regraft {

class FStringField {
public:
    /// Where `node` stands; not in an f-string: no rules.
    FStringField(const ast::Node& node, const SourceTree& tree);

    bool exists() const { return !quotes_.empty(); }
    std::string forbiddenQuotes() const;  ///< characters that literals must not be quoted with
    /// Whether `text` may stand there. Rules that the user's own text breaks (Python 3.12 and newer) don't hold.
    bool allows(std::string_view text) const { return !exists() || !strict_ || fits(text); }

private:
    bool fits(std::string_view text) const;

    std::vector<std::string> quotes_;  ///< of the f-strings around, outermost first
    bool strict_ = true;
};

/// f"{node=}" shows the text of the expression: the edits that keep what it shows when that text changes,
/// f"node={new!r}". None if `node` stands in no such field.
std::vector<Edit> keepLabel(const ast::Node& node, const SourceTree& tree);

}  // namespace regraft
