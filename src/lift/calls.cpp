#include "lift/calls.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/flow_graph.h"
#include "lift/methods.h"

namespace regraft {

namespace {

/// The first of these methods that the class has.
const ast::FunctionDef* firstMethod(const ast::ClassDef& owner, std::initializer_list<std::string_view> names) {
    for (std::string_view name : names)
        if (const ast::FunctionDef* method = methodOf(owner, name)) return method;
    return nullptr;
}

bool isStatic(const ast::Node& function) {
    const auto* plain = ast::as<ast::FunctionDef>(&function);
    return plain && std::any_of(plain->decorator_list.begin(), plain->decorator_list.end(), [](const ast::Expr* decorator) {
               const auto* name = ast::as<ast::NameExpr>(decorator);
               return name && name->id == "staticmethod";
           });
}

}  // namespace

bool isInBody(const ast::Node& part, const ast::Node& scope) {
    if (const auto* lambda = ast::as<ast::Lambda>(&scope)) return lambda->body == &part;
    const auto* owner = ast::as<ast::ClassDef>(&scope);
    const std::span<ast::Stmt* const> body = owner ? owner->body : bodyOf(scope);
    return std::find(body.begin(), body.end(), &part) != body.end();
}

const ast::Node* scopeAround(const ast::Node& node, const Analysis& analysis) {
    const ast::Node* part = &node;
    const ast::Node* scope = analysis.parent(node);
    for (; scope; part = scope, scope = analysis.parent(*scope))
        if (opensScope(*scope) && (node.kind == ast::Kind::arg || isInBody(*part, *scope))) return scope;
    return nullptr;
}

bool isFunction(const ast::Node& node) { return node.kind == ast::Kind::FunctionDef || node.kind == ast::Kind::AsyncFunctionDef; }

bool isBoundMethod(const ast::Node& function, const ast::Expr& name, const Analysis& analysis) {
    const auto* method = ast::as<ast::Attribute>(&name);
    if (!method || analysis.typeOf(*method->value)->kind != TypeKind::Instance || isStatic(function)) return false;
    if (analysis.isOwn(function)) {
        const ast::Node* owner = scopeAround(function, analysis);
        return owner && owner->kind == ast::Kind::ClassDef;
    }
    const ast::arguments& arguments = *argumentsOf(function);  // of another file: by the name that methods give it
    const auto& first = arguments.posonlyargs.empty() ? arguments.args : arguments.posonlyargs;
    return !first.empty() && (first[0]->name == "self" || first[0]->name == "cls");
}

std::string_view functionName(const ast::Node& function) {
    if (const auto* plain = ast::as<ast::FunctionDef>(&function)) return plain->name.text();
    if (const auto* async = ast::as<ast::AsyncFunctionDef>(&function)) return async->name.text();
    return {};
}

const ast::arguments* argumentsOf(const ast::Node& function) {
    if (const auto* plain = ast::as<ast::FunctionDef>(&function)) return plain->args;
    if (const auto* async = ast::as<ast::AsyncFunctionDef>(&function)) return async->args;
    return nullptr;
}

const ast::Expr* argumentFor(const KnownCall& call, std::string_view parameter) {
    const ast::arguments& arguments = *argumentsOf(*call.callee);
    std::vector<const ast::arg*> positional(arguments.posonlyargs.begin(), arguments.posonlyargs.end());
    positional.insert(positional.end(), arguments.args.begin(), arguments.args.end());
    for (const ast::keyword* keyword : call.call->keywords)
        if (keyword->name == parameter) return keyword->value;
    std::size_t skip = call.isBound ? 1 : 0;
    for (std::size_t i = 0; i < call.call->args.size(); ++i) {
        if (call.call->args[i]->kind == ast::Kind::Starred || i + skip >= positional.size()) return nullptr;
        if (positional[i + skip]->name == parameter) return call.call->args[i];
    }
    return nullptr;
}

CallGraph::CallGraph(const ast::Module& module, const Analysis& analysis) : module_(module), analysis_(analysis) {
    ast::walk(module, [&](const ast::Node& node) {
        collect(node);
        return true;
    });
    for (const Use& use : analysis.uses()) {
        const ast::Node* scope = scopeAround(*use.site.node, analysis);
        isScript_ = isScript_ || (use.site.call && scope && scope->kind == ast::Kind::Module);
    }
}

const KnownCall* CallGraph::at(const ast::Call& call) const {
    auto found = placeOf_.find(&call);
    return found == placeOf_.end() ? nullptr : &calls_[found->second];
}

bool CallGraph::isPublic(const ast::Node& function) const {
    if (!called_.contains(&function)) return true;
    const ast::Node* scope = scopeAround(function, analysis_);
    return !isScript_ && !functionName(function).starts_with("_") && scope && !isFunction(*scope);
}

const ast::Node* CallGraph::calledFunction(const ast::Call& call, bool& isBound) const {
    const Type& type = *analysis_.typeOf(*call.func);
    if (!type.definition) return nullptr;
    isBound = true;
    if (type.kind == TypeKind::Function && isFunction(*type.definition)) {
        isBound = isBoundMethod(*type.definition, *call.func, analysis_);
        return type.definition;
    }
    const auto* owner = ast::as<ast::ClassDef>(type.definition);
    if (!owner) return nullptr;
    if (type.kind == TypeKind::Class) return constructorOf(*owner);
    return type.kind == TypeKind::Instance ? firstMethod(*owner, {"__call__", "forward", "call"}) : nullptr;
}

void CallGraph::collect(const ast::Node& node) {
    if (const auto* call = ast::as<ast::Call>(&node)) {
        bool isBound = false;
        const ast::Node* callee = calledFunction(*call, isBound);
        if (!callee) return;
        placeOf_.emplace(call, calls_.size());
        calls_.push_back({call, callee, isBound});
        called_.insert(callee);
    }
    if (node.kind != ast::Kind::NameExpr && node.kind != ast::Kind::Attribute) return;
    const auto& expr = static_cast<const ast::Expr&>(node);
    const Type& type = *analysis_.typeOf(expr);
    const auto* around = ast::as<ast::Call>(analysis_.parent(node));
    bool isLoad = node.kind == ast::Kind::Attribute || static_cast<const ast::NameExpr&>(node).ctx == ast::ExprContext::Load;
    bool isFunctionValue = isLoad && type.kind == TypeKind::Function && type.definition && (!around || around->func != &expr);
    if (isFunctionValue) values_.insert(type.definition);
}

}  // namespace regraft
