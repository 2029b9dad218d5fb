#pragma once
// From target code and the user's text to documents, with the parentheses that each place needs.

#include <string>
#include <unordered_set>
#include <vector>

#include "emit/change_set.h"
#include "emit/document.h"
#include "emit/precedence.h"
#include "emit/source_tree.h"

namespace regraft {

/// Text that is an expression, and how tightly it binds.
struct Rendered {
    Document document;
    Precedence precedence = Precedence::Atom;
    bool isInteger = false;  ///< `1.real` is no attribute access
};

class Renderer {
public:
    Renderer(const SourceTree& tree, const ChangeSet& changes) : tree_(tree), changes_(changes) {}

    /// What is to stand in place of a changed node: parentheses included where the place or a line break needs them.
    Document inPlaceOf(const Change& change);
    /// The value of a temporary, as the right side of an assignment.
    Document valueOf(const ast::Expr& hoisted);

    /// A line; in the place of `statement`, if that is given.
    Document line(const WrittenLine& line, const ast::Stmt* statement = nullptr);

    /// Quotes that string literals must not use, inside an f-string.
    void forbidQuotes(std::string quotes) { forbiddenQuotes_ = std::move(quotes); }

    // For the printing of shapes (print.cpp, in_place.cpp):
    const SourceTree& tree() const { return tree_; }
    Rendered code(const py::Expr& code);
    Rendered hole(const ast::Expr& expr);
    /// The user's text with all changes inside it applied.
    Document region(Span span, const ast::Node* except = nullptr);
    Document fitted(Rendered rendered, Precedence least, bool namedAllowed = false) const;
    Document fittedCode(const py::Expr& part, Precedence least) { return fitted(code(part), least); }
    Document receiver(const py::Expr& part);
    std::string literal(std::string_view text) const;
    /// Whether the layout of `origin` may still be used (it is used once); takes it.
    bool takeLayout(const ast::Expr& origin) { return laidOut_.insert(&origin).second; }

private:
    Document inContext(const ast::Expr& expr);
    Document continued(Document document, bool insideBrackets) const;

    const SourceTree& tree_;
    const ChangeSet& changes_;
    std::vector<const ast::Node*> inProgress_;
    std::unordered_set<const ast::Expr*> laidOut_;
    std::string forbiddenQuotes_;
};

/// Whether a line of `document` ends outside all brackets.
bool breaksLine(const Document& document, const SourceTree& tree);

/// Target code printed anew, in the usual layout.
Rendered printed(const py::Expr& code, Renderer& renderer);

/// Target code as a change of the user's node that it stands for; false if the shapes don't agree.
bool printInPlace(const py::Expr& code, Renderer& renderer, Rendered& out);

/// One argument of a call.
Document printedArgument(const py::Argument& argument, Renderer& renderer);

}  // namespace regraft
