#pragma once
// Blank lines around statements that go, and functions that stand in their places.

#include <map>
#include <vector>

#include "emit/rewrite.h"
#include "emit/source_tree.h"

namespace regraft {

/// Statements that go, with nothing but blank lines between them, are a block: the blank lines go with them.
class OutlineGaps {
public:
    struct Gap {
        Span whole;               ///< the statement's lines, with blank lines before and perhaps behind
        bool isFirst = false;     ///< nothing stands before the block in the user's
        bool isLead = false;      ///< the first function of its block
        bool keepsBlank = false;  ///< the last of a block without functions that stood between blank lines
        bool isLast = false;      ///< nothing follows but the end of the file
    };

    using Lines = std::map<const ast::Stmt*, Span>;
    /// `lines`: those of each statement that goes; `places`: statements in whose places functions stand.
    OutlineGaps(const Lines& lines, const std::vector<const ast::Stmt*>& places, const SourceTree& tree);

    /// Null for a statement that is not among them.
    const Gap* find(const ast::Stmt& statement) const;

private:
    std::map<const ast::Stmt*, Gap> gaps_;
};

}  // namespace regraft
