#pragma once
// What stands in a file of modules that exist only while a function is transformed.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "mapping/compact_rules.h"
#include "training/name_scopes.h"

namespace regraft {

/// A function of the file that becomes a class, and the variable that holds what its transformation gives.
struct TransformedFunction {
    const ast::FunctionDef* function = nullptr;  ///< null: a lambda
    const ast::Lambda* lambda = nullptr;
    const ast::Assign* assign = nullptr;  ///< null: the function is decorated
    const ast::Expr* value = nullptr;     ///< the transformation that is assigned
    ScopedName variable;
    bool takesKey = true;  ///< `apply` is given a key behind the parameters
    std::string name;      ///< of the class
};

class TransformedFile {
public:
    TransformedFile(const ParsedFile& file, const Analysis& analysis, const TransformedRules& rules);

    const std::vector<TransformedFunction>& functions() const { return functions_; }
    const std::vector<const ast::ClassDef*>& classes() const { return classes_; }
    const NameScopes& scopes() const { return scopes_; }
    bool isNamed(const ast::Expr& expr, const std::string& api) const { return analysis_.qualifiedName(expr) == api; }
    /// Whether a name is one of the library's.
    bool isOfLibrary(const ast::Expr& expr) const;
    /// The class of the layer that a call makes, of the library or the file; empty if it makes none.
    std::string layerMade(const ast::Call& call) const;
    /// The method or transformed function around a place in which layers are made; null if it stands elsewhere.
    const ast::FunctionDef* makerAround(const ast::Node& node) const;
    /// Why the file can't be read in another form, and where.
    const std::string& problem() const { return problem_; }
    const ast::Node* place() const { return place_; }

private:
    void findClasses();
    void findFunctions();
    void readDecorated(const ast::FunctionDef& function);
    void readAssigned(const ast::Assign& assign);
    const ast::Expr* transformedBy(const ast::Expr& expr, bool& takesKey) const;
    std::string classNameFor(std::string_view name) const;
    void fail(const ast::Node& place, std::string reason);

    const ParsedFile& file_;
    const Analysis& analysis_;
    const TransformedRules& rules_;
    NameScopes scopes_;
    std::vector<TransformedFunction> functions_;
    std::vector<const ast::ClassDef*> classes_;
    std::set<const ast::Node*> read_;  ///< names of transformations that are part of a function's
    std::string problem_;
    const ast::Node* place_ = nullptr;
};

}  // namespace regraft
