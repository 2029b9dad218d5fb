#include "training/handed/roles.h"

#include <algorithm>

#include "ast/integer.h"
#include "ast/names.h"
#include "ast/visit.h"
#include "lift/calls.h"
#include "modules/module_classes.h"

namespace regraft {

namespace {

constexpr int mostRounds = 12;  ///< of following values through functions

}  // namespace

bool RoleShape::isPlain() const {
    return role == Role::None && std::ranges::all_of(items, [](const RoleShape& one) { return one.isPlain(); });
}

bool RoleShape::learn(const RoleShape& other) {
    bool isNew = role == Role::None && other.role != Role::None && items.empty();
    if (isNew) role = other.role;
    if (role == Role::None && items.empty() && !other.items.empty()) items.resize(other.items.size());
    for (std::size_t i = 0; i < items.size() && items.size() == other.items.size(); ++i) isNew = items[i].learn(other.items[i]) || isNew;
    return isNew;
}

bool RoleShape::vanishes() const {
    if (role == Role::Statistics || role == Role::Gradients || role == Role::Updates) return true;
    return !items.empty() && std::ranges::all_of(items, [](const RoleShape& one) { return one.vanishes(); });
}

Roles::Roles(const ParsedFile& file, const Analysis& analysis, const HandedRules& rules)
    : file_(file),
      analysis_(analysis),
      rules_(rules),
      scopes_(*file.module, analysis) {
    isChanged_ = true;
    for (int round = 0; isChanged_ && round < mostRounds; ++round) {
        isChanged_ = false;
        ast::walk(*file.module, [&](const ast::Node& node) {
            visit(node);
            return true;
        });
    }
}

bool Roles::isNamed(const ast::Expr& expr, const std::string& api) const { return !api.empty() && analysis_.qualifiedName(expr) == api; }

bool Roles::isOneOf(const ast::Expr& expr, const std::vector<std::string>& apis) const {
    return std::ranges::any_of(apis, [&](const std::string& one) { return isNamed(expr, one); });
}

const ast::Expr* Roles::filtered(const ast::Expr& expr) const {
    const auto* call = ast::as<ast::Call>(&expr);
    return call && call->args.size() == 2 && isOneOf(*call->func, rules_.filters) ? call->args[0] : nullptr;
}

bool Roles::isValueClass(const ast::Node* definition, int depth) const {
    const auto* one = ast::as<ast::ClassDef>(definition);
    if (!one || rules_.modules.empty() || depth > mostRounds) return false;
    return std::ranges::any_of(one->bases, [&](const ast::Expr* base) {
        return isNamed(*base, rules_.modules) || isValueClass(definitionOf(*base, analysis_), depth + 1);
    });
}

const ast::Attribute* Roles::methodOf(const ast::Call& call, std::string_view name) const {
    const auto* member = ast::as<ast::Attribute>(call.func);
    return member && member->attr == name ? member : nullptr;
}

bool Roles::isStateClass(const ast::Expr& expr) const {
    if (isNamed(expr, rules_.state)) return true;
    const auto* name = ast::as<ast::NameExpr>(&expr);
    bool found = false;
    if (name)
        for (const ast::Stmt* statement : file_.module->body)
            if (const auto* one = ast::as<ast::ClassDef>(statement); one && one->name == name->id)
                found = std::ranges::any_of(one->bases, [&](const ast::Expr* base) { return isNamed(*base, rules_.state); });
    return found;
}

bool Roles::isCreate(const ast::Call& call) const {
    if (rules_.state.empty()) return false;
    if (isNamed(*call.func, rules_.state + "." + rules_.create)) return true;
    const ast::Attribute* method = methodOf(call, rules_.create);
    return method && isStateClass(*method->value);
}

const ast::Expr* Roles::compiled(const ast::Expr& expr) const {
    const auto* call = ast::as<ast::Call>(&expr);
    return call && !call->args.empty() && isNamed(*call->func, rules_.jit) ? call->args[0] : nullptr;
}

const ast::Expr* Roles::initialised(const ast::Call& call) const {
    const ast::Expr* function = call.func;
    if (const ast::Expr* inner = compiled(*function)) function = inner;
    const auto* method = ast::as<ast::Attribute>(function);
    if (!method || method->attr != std::string_view(rules_.init)) return nullptr;
    if (call.args.size() + call.keywords.size() < 2 || call.args.empty()) return nullptr;
    const bool isModule = analysis_.useAt(*method->value) == nullptr && of(*method->value).isPlain() && !of(*call.args[0]).isModule();
    const bool isApi = !analysis_.qualifiedName(*function).empty() && analysis_.typeOf(*method->value)->kind != TypeKind::Instance;
    return isModule && !isApi ? method->value : nullptr;
}

bool Roles::isApply(const ast::Call& call) const {
    const auto* method = ast::as<ast::Attribute>(call.func);
    if (call.args.empty()) return false;
    if (const ScopedName variable = scopes_.of(*call.func); variable.first && scopes_.isParameter(variable))
        return of(*call.args[0]).role == Role::Variables;  // `apply_fn({'params': params}, x)`
    if (!method) return false;
    if (method->attr != std::string_view(rules_.apply) && method->attr != std::string_view(rules_.applyFunction)) return false;
    if (of(*call.args[0]).isModule() || method->attr == std::string_view(rules_.applyFunction)) return true;
    const auto* dict = ast::as<ast::Dict>(call.args[0]);
    return dict && std::ranges::any_of(dict->keys, [&](const ast::Expr* key) { return ast::writtenText(key) == rules_.collection; });
}

const ast::Node* Roles::functionOf(const ast::Expr& expr) const {
    if (expr.kind == ast::Kind::Lambda) return &expr;
    if (const ast::Expr* inner = compiled(expr)) return functionOf(*inner);
    const ScopedName variable = scopes_.of(expr);
    if (!variable.first) return nullptr;
    if (const ast::FunctionDef* function = scopes_.functionIn(variable)) return function;
    const ast::Expr* value = scopes_.valueOf(variable);
    return value && (value->kind == ast::Kind::Lambda || compiled(*value)) ? functionOf(*value) : nullptr;
}

const ast::Expr* Roles::makerIn(const ast::Expr& decorator) const {
    const auto* call = ast::as<ast::Call>(&decorator);
    const ast::Expr* api = call ? call->func : &decorator;
    if (call && !call->args.empty() && !isNamed(*api, rules_.grad) && !isNamed(*api, rules_.valueAndGrad))
        api = call->args[0];  // partial(…)
    return isNamed(*api, rules_.grad) || isNamed(*api, rules_.valueAndGrad) ? api : nullptr;
}

GradientMaker Roles::gradientMaker(const ast::Expr& function) const {
    const ast::Expr* maker = &function;
    if (const ScopedName variable = scopes_.of(function); variable.first) {
        if (const ast::Expr* value = scopes_.valueOf(variable)) maker = value;
        if (const ast::FunctionDef* own = scopes_.functionIn(variable))
            for (const ast::Expr* one : own->decorator_list)
                if (const ast::Expr* api = makerIn(*one)) return {api, &function, ast::as<ast::Call>(one), one};
    }
    const auto* call = ast::as<ast::Call>(maker);
    const bool isMaker = call && !call->args.empty() && (isNamed(*call->func, rules_.valueAndGrad) || isNamed(*call->func, rules_.grad));
    return isMaker ? GradientMaker{call->func, call->args[0], call, nullptr} : GradientMaker();
}

bool Roles::givesValue(const GradientMaker& maker) const { return isNamed(*maker.api, rules_.valueAndGrad); }

bool Roles::hasAux(const GradientMaker& maker) const {
    const ast::keyword* keyword = maker.call ? ast::keywordOf(*maker.call, rules_.hasAux) : nullptr;
    const auto* value = keyword ? ast::as<ast::Constant>(keyword->value) : nullptr;
    return value && value->value.type == ast::Literal::Type::True;
}

RoleShape Roles::ofVariable(const ScopedName& variable) const {
    const auto found = variables_.find(variable);
    return found == variables_.end() ? RoleShape() : found->second;
}

RoleShape Roles::returnedBy(const ast::Node& function) const {
    const auto found = returned_.find(&function);
    return found == returned_.end() ? RoleShape() : found->second;
}

RoleShape Roles::of(const ast::Expr& expr) const {
    if (const ScopedName variable = scopes_.of(expr); variable.first)
        if (const auto found = variables_.find(variable); found != variables_.end()) return found->second;
    switch (expr.kind) {
        case ast::Kind::Call: return ofCall(*ast::as<ast::Call>(&expr));
        case ast::Kind::Subscript: return ofItem(*ast::as<ast::Subscript>(&expr));
        case ast::Kind::Attribute: return ofMember(*ast::as<ast::Attribute>(&expr));
        case ast::Kind::Dict: return ofDict(*ast::as<ast::Dict>(&expr));
        case ast::Kind::Tuple: {
            RoleShape shape;
            for (const ast::Expr* item : ast::as<ast::Tuple>(&expr)->elts) shape.items.push_back(of(*item));
            return shape;
        }
        default: return {};
    }
}

RoleShape Roles::ofMember(const ast::Attribute& member) const {
    if (of(*member.value).role != Role::State) return {};
    if (member.attr == std::string_view(rules_.parameters)) return {Role::Parameters};
    return {std::ranges::count(rules_.collections, member.attr.text()) ? Role::Statistics : Role::None};
}

RoleShape Roles::ofItem(const ast::Subscript& item) const {
    const RoleShape whole = of(*item.value);
    const std::string_view key = ast::writtenText(item.slice);
    if (whole.role == Role::Variables) return {key == rules_.collection ? Role::Parameters : Role::Statistics};
    if (whole.role == Role::Statistics) return whole;
    const std::optional<std::int64_t> index = ast::integerValue(item.slice);
    const bool isItem = index && *index >= 0 && static_cast<std::size_t>(*index) < whole.items.size();
    return isItem ? whole.items[static_cast<std::size_t>(*index)] : RoleShape();
}

RoleShape Roles::ofDict(const ast::Dict& dict) const {
    bool hasParameters = false;
    for (std::size_t i = 0; i < dict.keys.size(); ++i) {
        const Role role = of(*dict.values[i]).role;
        if (ast::writtenText(dict.keys[i]) == rules_.collection && role == Role::Parameters) hasParameters = true;
        else if (role != Role::Statistics) return {};
    }
    return {hasParameters ? Role::Variables : Role::None};
}

RoleShape Roles::ofCall(const ast::Call& call) const {
    if (initialised(call)) return {Role::Variables};
    if (isCreate(call)) return {Role::State};
    if (addsUpdates(call) || isValueClass(definitionOf(*call.func, analysis_))) return {Role::Parameters};
    if (const ast::Expr* whole = filtered(call)) return of(*whole);
    if (const auto* method = ast::as<ast::Attribute>(call.func)) {
        const bool changesState =
            method->attr == std::string_view(rules_.applyGradients) || method->attr == std::string_view(rules_.replace);
        if (changesState && of(*method->value).role == Role::State) return {Role::State};
        if (method->attr == std::string_view(rules_.init) && call.args.size() == 1 && call.keywords.empty() && of(*call.args[0]).isModule())
            return {Role::Optimiser};
        if (method->attr == std::string_view(rules_.update) && call.args.size() >= 2 && of(*call.args[1]).role == Role::Optimiser)
            return {Role::None, {{Role::Updates}, {Role::Optimiser}}};
    }
    if (isApply(call)) {
        const ast::keyword* changing = ast::keywordOf(call, rules_.changing);
        const auto* constant = changing ? ast::as<ast::Constant>(changing->value) : nullptr;
        const bool isOff = !changing || (constant && constant->value.type == ast::Literal::Type::False);
        return isOff ? RoleShape() : RoleShape{Role::None, {{}, {Role::Statistics}}};
    }
    if (const GradientMaker maker = gradientMaker(*call.func)) {
        if (call.args.empty() || !of(*call.args[0]).isModule()) return {};
        const ast::Node* function = functionOf(*maker.function);
        const RoleShape value = function ? returnedBy(*function) : RoleShape();
        if (givesValue(maker)) return {Role::None, {value, {Role::Gradients}}};
        if (!hasAux(maker)) return {Role::Gradients};
        return {Role::None, {{Role::Gradients}, value.items.size() == 2 ? value.items[1] : RoleShape()}};
    }
    const ast::Node* function = functionOf(*call.func);
    return function ? returnedBy(*function) : RoleShape();
}

const ast::arg* Roles::parameterFor(const ast::Call& call, std::size_t position, const ast::Node& function) const {
    const ast::arguments* arguments = argumentsOf(function);
    if (!arguments) return nullptr;
    for (std::size_t i = 0; i <= position; ++i)
        if (call.args[i]->kind == ast::Kind::Starred) return nullptr;
    const auto* member = ast::as<ast::Attribute>(call.func);
    if (member && isBoundMethod(function, *call.func, analysis_)) ++position;
    const std::size_t first = arguments->posonlyargs.size();
    if (position < first) return arguments->posonlyargs[position];
    return position - first < arguments->args.size() ? arguments->args[position - first] : nullptr;
}

const ast::arg* Roles::parameterFor(const ast::keyword& keyword, const ast::Node& function) const {
    const ast::arguments* arguments = argumentsOf(function);
    if (!arguments || !keyword.name) return nullptr;
    for (const auto& all : {arguments->args, arguments->kwonlyargs})
        for (const ast::arg* one : all)
            if (one->name == keyword.name) return one;
    return nullptr;
}

void Roles::bind(const ScopedName& variable, const RoleShape& shape) {
    const bool isPart = isValueClass(variable.first);  // of a module that is trained as a whole
    if (variable.first && !isPart && !shape.isPlain()) isChanged_ = variables_[variable].learn(shape) || isChanged_;
}

void Roles::bind(const ast::Expr& target, const RoleShape& shape) {
    const auto* tuple = ast::as<ast::Tuple>(&target);
    if (!tuple) return bind(scopes_.of(target), shape);
    if (tuple->elts.size() != shape.items.size()) return;
    for (std::size_t i = 0; i < shape.items.size(); ++i) bind(*tuple->elts[i], shape.items[i]);
}

/// What a function's argument has to be, as it is handed to a module.
void Roles::infer(const ast::Expr& expr, Role role) {
    const ScopedName variable = scopes_.of(expr);
    if (variable.first && scopes_.isParameter(variable)) return bind(variable, {role});
    const ast::Expr* first = variable.first ? scopes_.firstValueOf(variable) : &expr;
    const auto* item = ast::as<ast::Subscript>(first);
    if (item && role == Role::Parameters && ast::writtenText(item->slice) == rules_.collection) infer(*item->value, Role::Variables);
}

/// Arguments are what a function makes of its parameters.
void Roles::inferArgument(const ast::Expr& argument, const ScopedName& parameter) {
    bind(parameter, of(argument));
    const RoleShape shape = ofVariable(parameter);
    if (shape.isModule() || shape.role == Role::State || shape.role == Role::Optimiser) infer(argument, shape.role);
}

/// Modules that are values are what gradients are taken of, and what optimisers are made for.
void Roles::inferValue(const ast::Call& call, const GradientMaker& maker) {
    const auto* method = ast::as<ast::Attribute>(call.func);
    if (maker && !call.args.empty()) infer(*call.args[0], Role::Parameters);
    if (addsUpdates(call) && !call.args.empty()) infer(*call.args[0], Role::Parameters);
    if (filtered(call)) infer(*filtered(call), Role::Parameters);
    if (!method || method->attr != std::string_view(rules_.update) || call.args.size() < 2) return;
    if (of(*call.args[0]).role == Role::Gradients) infer(*call.args[1], Role::Optimiser);
}

void Roles::visitCall(const ast::Call& call) {
    const ScopedName called = scopes_.of(*call.func);
    const bool isGiven = called.first && scopes_.isParameter(called) && !call.args.empty();
    if (isApply(call) || (methodOf(call, rules_.apply) && call.args.size() > 1) || (isGiven && call.args[0]->kind == ast::Kind::Dict)) {
        const auto* dict = ast::as<ast::Dict>(call.args[0]);
        for (std::size_t i = 0; dict && i < dict->keys.size(); ++i) {
            const bool isKnown = std::ranges::count(rules_.collections, ast::writtenText(dict->keys[i])) > 0;
            if (ast::writtenText(dict->keys[i]) == rules_.collection) infer(*dict->values[i], Role::Parameters);
            else if (isKnown || !dict->keys[i]) infer(*dict->values[i], Role::Statistics);
        }
        if (!dict && !isGiven && analysis_.qualifiedName(*call.func).empty()) infer(*call.args[0], Role::Variables);
    }
    if (const ast::keyword* held = isCreate(call) ? ast::keywordOf(call, rules_.parameters) : nullptr)
        infer(*held->value, Role::Parameters);
    const auto* method = ast::as<ast::Attribute>(call.func);
    if (method && (method->attr == std::string_view(rules_.applyGradients) || method->attr == std::string_view(rules_.applyFunction)))
        infer(*method->value, Role::State);
    const GradientMaker maker = gradientMaker(*call.func);
    if (!rules_.modules.empty()) inferValue(call, maker);
    const ast::Node* function = functionOf(maker ? *maker.function : *call.func);
    if (!function) return;
    for (std::size_t i = 0; i < call.args.size(); ++i)
        if (const ast::arg* one = parameterFor(call, i, *function)) inferArgument(*call.args[i], {function, one->name.text()});
    for (const ast::keyword* keyword : call.keywords)
        if (const ast::arg* one = parameterFor(*keyword, *function)) inferArgument(*keyword->value, {function, one->name.text()});
}

void Roles::visit(const ast::Node& node) {
    if (const auto* call = ast::as<ast::Call>(&node)) visitCall(*call);
    if (const auto* one = ast::as<ast::arg>(&node); one && one->annotation && isStateClass(*one->annotation))
        bind({scopeAround(node, analysis_), one->name.text()}, {Role::State});
    if (const auto* assign = ast::as<ast::Assign>(&node))
        for (const ast::Expr* target : assign->targets) bind(*target, of(*assign->value));
    const auto give = [&](const ast::Node& function, const ast::Expr& value) {
        if (const RoleShape shape = of(value); !shape.isPlain()) isChanged_ = returned_[&function].learn(shape) || isChanged_;
    };
    const auto* back = ast::as<ast::Return>(&node);
    if (back && back->value) give(*scopeAround(node, analysis_), *back->value);
    if (const auto* lambda = ast::as<ast::Lambda>(&node)) give(node, *lambda->body);
}

}  // namespace regraft
