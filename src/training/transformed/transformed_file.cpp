#include "training/transformed/transformed_file.h"

#include <algorithm>

#include "ast/visit.h"
#include "modules/module_classes.h"

namespace regraft {

TransformedFile::TransformedFile(const ParsedFile& file, const Analysis& analysis, const TransformedRules& rules)
    : file_(file),
      analysis_(analysis),
      rules_(rules),
      scopes_(*file.module, analysis) {
    findClasses();
    findFunctions();
}

void TransformedFile::fail(const ast::Node& place, std::string reason) {
    if (!problem_.empty()) return;
    problem_ = std::move(reason);
    place_ = &place;
}

bool TransformedFile::isOfLibrary(const ast::Expr& expr) const {
    const std::string_view home = std::string_view(rules_.base).substr(0, rules_.base.find('.') + 1);
    return analysis_.qualifiedName(expr).starts_with(home);
}

void TransformedFile::findClasses() {
    ast::walk(*file_.module, [&](const ast::Node& node) {
        const auto* definition = ast::as<ast::ClassDef>(&node);
        if (!definition) return true;
        if (std::ranges::any_of(definition->bases, [&](const ast::Expr* base) { return isNamed(*base, rules_.base); }))
            classes_.push_back(definition);
        for (const ast::Expr* base : definition->bases)
            if (const auto* own = ast::as<ast::ClassDef>(definitionOf(*base, analysis_)); own && std::ranges::count(classes_, own))
                fail(*definition, "class `" + std::string(definition->name.text()) + "` derives from one of the file's");
        return true;
    });
}

std::string TransformedFile::layerMade(const ast::Call& call) const {
    if (const auto* own = ast::as<ast::ClassDef>(definitionOf(*call.func, analysis_)); own && std::ranges::count(classes_, own))
        return std::string(own->name.text());
    if (!isOfLibrary(*call.func)) return {};
    const std::string_view name = analysis_.qualifiedName(*call.func);
    if (name == rules_.keys) return {};
    const std::string_view last = name.substr(name.rfind('.') + 1);
    const bool isInitialiser = name.starts_with(rules_.initialisers);
    return last[0] >= 'A' && last[0] <= 'Z' && !isInitialiser ? std::string(last) : std::string();
}

const ast::FunctionDef* TransformedFile::makerAround(const ast::Node& node) const {
    for (const ast::Node* at = analysis_.parent(node); at; at = analysis_.parent(*at)) {
        const auto* function = ast::as<ast::FunctionDef>(at);
        if (!function) continue;
        const auto* owner = ast::as<ast::ClassDef>(analysis_.parent(*function));
        if (owner && std::ranges::count(classes_, owner)) return function;
        if (std::ranges::any_of(functions_, [&](const TransformedFunction& one) { return one.function == function; })) return function;
    }
    return nullptr;
}

/// What is transformed: `f` of `hk.without_apply_rng(hk.transform(f))`; null if the expression is no transformation.
const ast::Expr* TransformedFile::transformedBy(const ast::Expr& expr, bool& takesKey) const {
    const auto* call = ast::as<ast::Call>(&expr);
    if (!call || call->args.size() != 1 || !call->keywords.empty()) return nullptr;
    if (isNamed(*call->func, rules_.transform)) return call->args[0];
    if (!isNamed(*call->func, rules_.keyless)) return nullptr;
    takesKey = false;
    bool inner = true;
    return transformedBy(*call->args[0], inner);
}

/// `forward_fn` → `ForwardFn`
std::string TransformedFile::classNameFor(std::string_view name) const {
    std::string camel;
    bool isFirst = true;
    for (const char c : name) {
        if (c != '_') camel += isFirst && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        isFirst = c == '_';
    }
    const auto isTaken = [&](const std::string& one) {
        return analysis_.isBound(one, *file_.module) ||
               std::ranges::any_of(functions_, [&](const TransformedFunction& other) { return other.name == one; });
    };
    while (isTaken(camel)) camel += "Module";
    return camel;
}

void TransformedFile::readDecorated(const ast::FunctionDef& function) {
    bool isTransformed = false;
    TransformedFunction one;
    for (const ast::Expr* decorator : function.decorator_list) {
        const bool isKeyless = isNamed(*decorator, rules_.keyless);
        if (!isKeyless && !isNamed(*decorator, rules_.transform)) continue;
        isTransformed = true;
        if (isKeyless) one.takesKey = false;
        read_.insert(decorator);
    }
    if (!isTransformed) return;
    if (std::ranges::any_of(function.decorator_list, [&](const ast::Expr* each) { return !read_.contains(each); }))
        return fail(function, "other decorators change the function that is transformed");
    one.function = &function;
    one.variable = {analysis_.parent(function), function.name.text()};
    one.name = classNameFor(function.name.text());
    functions_.push_back(one);
}

void TransformedFile::readAssigned(const ast::Assign& assign) {
    TransformedFunction one;
    const ast::Expr* what = transformedBy(*assign.value, one.takesKey);
    if (!what) return;
    const auto* target = assign.targets.size() == 1 ? ast::as<ast::NameExpr>(assign.targets[0]) : nullptr;
    if (!target) return fail(assign, "what a transformation gives is taken apart");
    one.assign = &assign;
    one.value = assign.value;
    one.variable = scopes_.of(*target);
    one.lambda = ast::as<ast::Lambda>(what);
    if (!one.lambda) one.function = ast::as<ast::FunctionDef>(definitionOf(*what, analysis_));
    if (!one.lambda && !one.function) return fail(*what, "which function is transformed is not known here");
    if (one.function && !one.function->decorator_list.empty()) return fail(*what, "a decorator changes the function that is transformed");
    if (std::ranges::any_of(functions_, [&](const auto& other) { return one.function && other.function == one.function; }))
        return fail(*what, "the function is transformed twice");
    one.name = classNameFor(one.function ? one.function->name.text() : target->id.text());
    if (one.function) {  // nothing else may call it
        const ScopedName name = scopes_.of(*what);
        for (const ast::Expr* place : scopes_.places(name))
            if (place != what) return fail(*place, "the function that is transformed is used elsewhere");
    }
    ast::walk(*assign.value, [&](const ast::Node& node) {
        if (const auto* call = ast::as<ast::Call>(&node)) read_.insert(call->func);
        return node.kind != ast::Kind::Lambda;
    });
    functions_.push_back(one);
}

void TransformedFile::findFunctions() {
    ast::walk(*file_.module, [&](const ast::Node& node) {
        if (const auto* function = ast::as<ast::FunctionDef>(&node)) readDecorated(*function);
        if (const auto* assign = ast::as<ast::Assign>(&node)) readAssigned(*assign);
        return problem_.empty();
    });
    for (const TransformedFunction& one : functions_) {
        const ast::Node* made = one.assign ? analysis_.parent(*one.assign) : nullptr;
        const ast::Node* defined = one.function ? analysis_.parent(*one.function) : nullptr;
        if ((made && made != file_.module) || (defined && defined != file_.module))
            fail(one.assign ? static_cast<const ast::Node&>(*one.assign) : *one.function, "it is transformed inside of a function");
        if (one.assign && scopes_.valueOf(one.variable) != one.value) fail(*one.assign, "the variable gets other values, too");
    }
    ast::walk(*file_.module, [&](const ast::Node& node) {
        if (node.kind != ast::Kind::Attribute && node.kind != ast::Kind::NameExpr) return true;
        const auto& expr = static_cast<const ast::Expr&>(node);
        const bool isTransform = isNamed(expr, rules_.transform) || isNamed(expr, rules_.keyless);
        if (isTransform && !read_.contains(&expr)) fail(expr, "what is transformed is not known here");
        return true;
    });
}

}  // namespace regraft
