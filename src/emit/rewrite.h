#pragma once
// What lowering asks of emission, and how it becomes edits of the user's text.

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "emit/document.h"
#include "lower/python_expr.h"
#include "mapping/tables.h"
#include "parse/parse.h"
#include "semantic/analysis.h"
#include "source/edit.h"

namespace regraft {

/// An expression of the file is to become another. A rewrite may lie inside another's Source hole;
/// one that lies inside a replaced node, but in none of its holes, has no effect.
struct Rewrite {
    const ast::Expr* node = nullptr;
    const py::Expr* replacement = nullptr;
    bool isCall = false;  ///< it stays a call of the user's function, which may do anything; else it gives a value and nothing more
    const py::Expr* elsewhere = nullptr;  ///< code at another place that takes parts of the node along
};

/// A line of its own: `target = value`, `target += value`, or `value` alone.
struct WrittenLine {
    const py::Expr* target = nullptr;  ///< null: an expression statement
    const py::Expr* value = nullptr;
    std::string_view augment = {};  ///< the operator of `target op= value`
};

/// A simple statement is to become another, and to have lines before and after it.
struct StatementRewrite {
    const ast::Stmt* statement = nullptr;
    WrittenLine line = {};  ///< without a value, the statement stays what it is
    std::vector<WrittenLine> before = {}, after = {};
    /// A call in the statement whose operands the lines before take over, and that is replaced by a rewrite of its own.
    const ast::Expr* operandsOf = nullptr;
};

/// A change of a definition: no expression, no statement, but a name or a place in it.
struct DefinitionEdit {
    enum class Kind {
        Rename,     ///< the name at `span` becomes `name`
        Parameter,  ///< `function` takes `name: api` by keyword; without an api `name=text`
        Variable,   ///< `name = api(text)` before `statement`
        Removed,    ///< `function` no longer takes `parameter`
        First,      ///< `text` as the first statement of `function`
        After       ///< `text` behind `statement`
    };
    Kind kind = Kind::Rename;
    Span span = {};
    const ast::FunctionDef* function = nullptr;
    const ast::Stmt* statement = nullptr;
    const ast::arg* parameter = nullptr;
    std::string name, api, text;
};

/// Statements that move into a function of their own, and the call that takes their place:
///
///     for x, y in loader:                  def step(model, x, y):
///         out = model(x)          →            out = model(x)
///         loss = f(out, y)                     return f(out, y)
///
///                                          for x, y in loader:
///                                              loss = step(model, x, y)
struct Outline {
    /// A line of the function: new text, or a statement of the user's with all that has become of it.
    struct Line {
        unsigned depth = 0;
        Document text = {};
        const ast::Stmt* moved = nullptr;
        const ast::Expr* value = nullptr;  ///< an expression of the user's between `text` and `behind`
        Document behind = {};
        const py::Expr* code = nullptr;  ///< or code, printed there
    };
    const ast::Stmt* before = nullptr;  ///< the function stands before this statement; null: in the place of `at`
    std::vector<Line> lines;
    const ast::Stmt* at = nullptr;  ///< the call takes the place of this one of `gone`; null if there is none
    Document first;                 ///< a line before the call; empty: none
    Document call;
    bool isBlock = false;                ///< no function, but a block that stands right before the call
    bool takesComments = false;          ///< lines of comment above a statement move with it
    std::vector<const ast::Stmt*> gone;  ///< statements that leave their places; each has lines of its own
};

/// An import of what the version that is meant has not.
struct AbsentImport {
    std::string target;   ///< "numpy.trapz"
    std::string newName;  ///< what has the same there, "numpy.trapezoid"; empty: nothing
    std::string because;  ///< what the tables say of it
    bool inNoVersion = false;
};

struct EmitRequest {
    const ParsedFile* file = nullptr;
    const Analysis* analysis = nullptr;
    const Tables* tables = nullptr;
    std::vector<const Framework*> from;
    const Framework* target = nullptr;
    std::string targetVersion;  ///< the one that is meant; empty: the newest
    std::vector<Rewrite> rewrites;
    std::vector<StatementRewrite> statements;
    /// Decorators, items of `with` and statements that the target does without.
    std::vector<const ast::Expr*> removals;
    std::vector<DefinitionEdit> definitions;
    std::vector<Outline> outlines;
    /// Statements that are taken out, with their lines, whatever has become of them.
    std::vector<const ast::Stmt*> deletions;
    /// Text that is put in as it is: parameters of functions.
    std::vector<Edit> insertions;
    /// A statement to stand after the imports, once, and what it needs imported:
    /// {"jax.config.update(\"jax_enable_x64\", True)", {"jax"}}.
    struct Setup {
        std::string text;
        std::vector<std::string> modules;
    };
    std::vector<Setup> setups;
    /// Further functions that rewrites may call as helpers, by name: no framework's.
    std::map<std::string, std::string> helpers;
    bool graftsHelpers = true;  ///< false: helpers are called by their names and not put in
    /// Nodes of the source framework that stay as they are (reported uses): their imports must stay.
    std::vector<const ast::Node*> kept;
    /// Whether other modules import this name from the file: then what binds it stays.
    std::function<bool(std::string_view)> isTaken;
    std::unordered_map<const ast::alias*, AbsentImport> absentImports;

    /// Whether the file stays as it is. Another framework's import may go though nothing else changes.
    bool changesNothing() const;
    /// Puts rewrites in the order of the text, whatever order they were asked for in: new names are picked in that order.
    void arrange();
};

struct EmitResult {
    std::vector<Edit> edits;
    /// A rewrite that could not be made (an argument needed twice where no temporary can stand); the node is left.
    struct Refused {
        const ast::Node* node = nullptr;
        std::string reason;
    };
    std::vector<Refused> refused;
    /// Names of other modules than the target's that the written code uses (`numpy.s_`): no use of the user's.
    std::vector<std::string> ownNames;
    std::vector<const ast::alias*> absentImports;  ///< of EmitRequest's, those that stay as they were
};

/// Turns rewrites into edits: expressions, temporaries, helpers, imports.
EmitResult emitEdits(const EmitRequest& request);

}  // namespace regraft
