#pragma once
// What the names and values of a file are: the input of lifting.

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ast/ast.h"
#include "mapping/bind.h"
#include "mapping/tables.h"
#include "parse/parse.h"

namespace regraft {

/// One name that an import statement binds.
struct ImportedName {
    const ast::Stmt* statement = nullptr;  ///< Import or ImportFrom
    const ast::alias* alias = nullptr;
    std::string target;                    ///< qualified: "torch.nn.functional", "jax.numpy"
    Name boundName;                        ///< in the importing scope: "F"
    const Framework* framework = nullptr;  ///< of the target; null for other modules
    bool isOwn = false;                    ///< a module of the program, whatever it is called, or something in one
    bool isStar = false;
    bool isGivenArrays = false;     ///< of no framework: it, or something in it, is called with arrays of a source framework
    bool isGivenFunctions = false;  ///< … with functions of the program
    unsigned references = 0;        ///< reads of the bound name in the file
};

/// One use of a source framework: a maximal dotted reference to a name of the framework (imports
/// excluded), an attribute or method of one of its arrays, or an operator, index or item assignment
/// on its arrays.
struct Use {
    UseSite site;
    const Framework* framework = nullptr;
    std::string name;                        ///< qualified, "torch.nn.functional.relu", "torch.Tensor.view", "operator +"
    ApiRef api;                              ///< not found: an unknown API of the framework
    Choice choice;                           ///< of a call, attribute or constant with an entry
    const Operation* operation = nullptr;    ///< of an operator or index
    const neutral::Expr* meaning = nullptr;  ///< null where there is no translation (see choice.problem)
    bool assumed = false;                    ///< the receiver's type is a guess
    bool asValue = false;                    ///< a function used as a value (passed, stored, …), not called
    bool inAnnotation = false;               ///< stands in a type annotation
    bool isDecorator = false;                ///< its function is the one it stands before; it stands for that itself among its arguments
    bool isStore = false;                    ///< an assignment or deletion target: x[i] = …, x.data = …, x += …
};

/// The analysis of one file. Lives as long as the ParsedFile it was made from. Of the nodes of other files, which types and callees
/// may lead to, nothing is known here: no type, no use, no parent; every name may be bound there.
class Analysis : public TypeSource {
public:
    ~Analysis() override;
    const Type* typeOf(const ast::Expr& expr) const override;
    /// Whether a value is None or something else; typeOf() says nothing of such.
    bool mayBeNone(const ast::Expr& expr) const;
    /// The use whose node (UseSite::node) is `node`; null if it is none.
    const Use* useAt(const ast::Node& node) const;
    /// All uses, by position; an outer use stands before those inside it.
    std::span<const Use> uses() const;
    std::span<const ImportedName> imports() const;
    /// Whether `name` is bound in the file in, or in a scope around, or in a scope inside that of `where`.
    bool isBound(std::string_view name, const ast::Node& where) const;
    /// The qualified name of a framework API or module that an expression refers to ("" if none).
    std::string_view qualifiedName(const ast::Expr& expr) const;
    /// The function, lambda or class that a call calls, where it is known to be one of the program's: a node of this
    /// file or of another of its Program. Null otherwise.
    const ast::Node* callee(const ast::Call& call) const;
    const ast::Node* parent(const ast::Node& node) const;
    /// Whether a node, as the definition of a function or class that a type speaks of, is one of this file's, and not of another one of
    /// the program.
    bool isOwn(const ast::Node& node) const;
    /// The statement an expression stands in.
    const ast::Stmt* statementOf(const ast::Node& node) const;
    /// A textual dump of scopes and bindings, or of types, for --print.
    std::string printNames() const;
    std::string printTypes() const;

private:
    friend class Analyser;
    friend class Program;
    Analysis();
    struct State;
    std::unique_ptr<State> state_;
};

/// Analyses a file alone for the given source frameworks (never empty); semantic/program.h analyses several together. Where the code stays
/// in its framework (`isMigration`), arrays that libraries give are like any others.
std::unique_ptr<Analysis> analyse(ParsedFile& file, std::span<const Framework* const> from, bool isMigration = false);

/// The frameworks the file imports.
std::vector<const Framework*> importedFrameworks(const ParsedFile& file);

}  // namespace regraft
