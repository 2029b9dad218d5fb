#pragma once
// The call graph of a file: which function each call runs, of this file or of another one of its program.

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "semantic/analysis.h"

namespace regraft {

struct KnownCall {
    const ast::Call* call;
    const ast::Node* callee;  ///< a FunctionDef or AsyncFunctionDef
    bool isBound;             ///< its first parameter is not among the arguments
};

using FunctionSet = std::unordered_set<const ast::Node*>;

class CallGraph {
public:
    CallGraph(const ast::Module& module, const Analysis& analysis);

    const ast::Module& module() const { return module_; }
    const std::vector<KnownCall>& calls() const { return calls_; }
    const KnownCall* at(const ast::Call& call) const;
    bool isCalled(const ast::Node& function) const { return called_.contains(&function); }
    /// Whether the function is handed on as a value: who calls it then is not known.
    bool isValue(const ast::Node& function) const { return values_.contains(&function) || (elsewhere_ && elsewhere_->contains(&function)); }
    const FunctionSet& values() const { return values_; }
    /// Functions that any file of the program hands on as values; they have to outlive this.
    void shareValues(const FunctionSet& values) { elsewhere_ = &values; }
    /// Whether the file computes when it is run, and not only defines.
    bool isScript() const { return isScript_; }
    /// Whether other files may call the function.
    bool isPublic(const ast::Node& function) const;

private:
    const ast::Node* calledFunction(const ast::Call& call, bool& isBound) const;
    void collect(const ast::Node& node);

    const ast::Module& module_;
    const Analysis& analysis_;
    std::vector<KnownCall> calls_;
    std::unordered_map<const ast::Call*, std::size_t> placeOf_;  ///< in calls_
    FunctionSet values_, called_;
    const FunctionSet* elsewhere_ = nullptr;
    bool isScript_ = false;
};

/// Whether a child of what opens a scope is evaluated inside: defaults, decorators, annotations and bases are not.
bool isInBody(const ast::Node& part, const ast::Node& scope);
/// The function, lambda, class or module in whose body `node` stands; of a parameter, its function.
const ast::Node* scopeAround(const ast::Node& node, const Analysis& analysis);
bool isFunction(const ast::Node& node);
/// Whether a function is called through an instance of its class, as far as the call's function `name` tells.
bool isBoundMethod(const ast::Node& function, const ast::Expr& name, const Analysis& analysis);
/// Empty for what is no function.
std::string_view functionName(const ast::Node& function);
const ast::arguments* argumentsOf(const ast::Node& function);

/// The argument that a call gives for the parameter of that name; null if it is not known or left out.
const ast::Expr* argumentFor(const KnownCall& call, std::string_view parameter);

}  // namespace regraft
