#pragma once
// All that is written of a file's changes, as documents with the places that they are written to.

#include <functional>
#include <map>
#include <set>
#include <vector>

#include "emit/change_set.h"
#include "emit/document.h"
#include "emit/rewrite.h"
#include "emit/temporaries.h"

namespace regraft {

/// Renders the changes of a file, and knows which of the user's text is kept in them.
class Rendering {
public:
    /// A changed part of the text, no other around it.
    struct Root {
        const Change* change;
        Document document;
    };
    /// What is computed before a statement.
    struct Before {
        const ast::Expr* expr;
        Document value;
    };
    /// A line before or behind a statement.
    struct Line {
        const ast::Stmt* statement;
        bool isBefore;
        Document document;
    };

    Rendering(const EmitRequest& request, const SourceTree& tree, const ChangeSet& changes)
        : request_(request),
          tree_(tree),
          changes_(changes) {}

    /// Renders the changes anew. Null, or a node whose code can't stand in the f-string around it.
    const ast::Node* renderRoots();
    /// What stands beside the roots: temporaries, lines of statements that are not `refused`, outlines.
    void renderRest(const Temporaries& temporaries, const std::set<const ast::Stmt*>& refused);

    const std::vector<Root>& roots() const { return roots_; }
    const std::map<std::uint32_t, std::vector<Before>>& before() const { return before_; }
    const std::vector<Line>& lines() const { return lines_; }
    const std::vector<Outline>& outlines() const { return outlines_; }
    /// Everything that is written, with the place that it is written to.
    void forEachDocument(const std::function<void(const Document&, std::uint32_t)>& visit) const;
    /// Whether text of the user's is kept in something that is written.
    bool isKept(Span span) const;
    /// Whether text of the user's is still there: outside all roots, or kept in one.
    bool isThere(Span span) const;

private:
    void renderTemporaries(const Temporaries& temporaries);
    void renderLines(const std::set<const ast::Stmt*>& refused);
    void renderOutlines();
    void noteKept(const Document& document);
    void mergeKept();

    const EmitRequest& request_;
    const SourceTree& tree_;
    const ChangeSet& changes_;
    std::vector<Root> roots_;
    std::map<std::uint32_t, std::vector<Before>> before_;  ///< by the begin of the statement
    std::vector<Line> lines_;
    std::vector<Outline> outlines_;  ///< those of the request, with the code in their lines printed
    std::vector<Span> kept_;         ///< of the text inside the roots, in order, not overlapping
};

}  // namespace regraft
