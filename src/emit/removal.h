#pragma once
// Takes out what the target does without:
//
//     @torch.no_grad()                 (the line goes)
//     def f(x): …
//
//     with torch.no_grad():            y = f(x)
//         y = f(x)                →
//
//     torch.set_grad_enabled(False)    (the line goes; `pass` where nothing else is left)

#include <functional>
#include <vector>

#include "emit/source_tree.h"
#include "source/edit.h"

namespace regraft {

/// Whether `node` stands where it can be taken out: as a decorator, as an item of `with` whose value gets no name, or as a statement.
bool isRemovable(const ast::Expr& node, const std::function<const ast::Node*(const ast::Node&)>& parent);

class Removals {
public:
    explicit Removals(SourceTree& tree) : tree_(tree) {}

    /// Takes all of `nodes` out, and what is assigned to one; lines inside of what goes are indented less from then on.
    void add(const std::vector<const ast::Expr*>& nodes);
    /// Whether the text of the span goes.
    bool covers(Span span) const;
    const std::vector<Edit>& edits() const { return edits_; }

private:
    void removeDecorator(const ast::Expr& node);
    void removeItems(const ast::With& with, const std::vector<const ast::Expr*>& nodes);
    void unwrap(const ast::With& with);
    /// Lines that lose what lies between two columns.
    struct Dedent {
        Span lines;
        std::size_t from, to;
    };
    void dedent(const Dedent& block);
    void removeStatements(std::vector<const ast::Stmt*> statements);
    void removeLine(Span span);
    void cut(Span span);
    std::size_t indentation(std::uint32_t offset) const;
    bool isInsideToken(std::uint32_t offset) const;

    SourceTree& tree_;
    std::vector<Span> gone_;
    std::vector<Dedent> dedents_;
    std::vector<Edit> edits_;
};

}  // namespace regraft
