#include "training/gradient_holders.h"

#include <algorithm>
#include <array>

#include "ast/display.h"
#include "ast/visit.h"
#include "lift/place.h"

namespace regraft {

namespace {

bool isOneOf(std::string_view name, std::span<const std::string_view> names) { return std::ranges::find(names, name) != names.end(); }

std::string_view functionNamed(const ast::Call& call) {
    const auto* function = ast::as<ast::NameExpr>(call.func);
    return function ? function->id.text() : std::string_view();
}

Holding within(Holding element) { return element == Holding::Nothing ? element : Holding::Several; }

}  // namespace

GradientHolders::GradientHolders(std::set<const ast::Expr*> arrays, const ast::Node& code, const Analysis& analysis, std::string_view text)
    : arrays_(std::move(arrays)),
      analysis_(analysis),
      text_(text) {
    do {
        isChanged_ = false;
        ast::walk(code, [&](const ast::Node& node) {
            collect(node);
            return true;
        });
    } while (isChanged_);
}

Holding GradientHolders::of(const ast::Expr& expr) const {
    if (arrays_.contains(&expr)) return Holding::One;
    if (expr.kind == ast::Kind::NameExpr || expr.kind == ast::Kind::Attribute)
        if (auto it = held_.find(std::string(expr.span.of(text_))); it != held_.end()) return it->second;
    if (const auto* member = ast::as<ast::Attribute>(&expr)) return of(*member->value) == Holding::One ? asView(expr) : Holding::Nothing;
    if (const auto* item = ast::as<ast::Subscript>(&expr)) return ofItem(*item);
    if (const auto* call = ast::as<ast::Call>(&expr)) return ofCall(*call);
    return ofParts(expr);
}

Holding GradientHolders::asView(const ast::Expr& expr) const {
    const Type& type = *analysis_.typeOf(expr);
    const bool mayBeArray = type.isArray() || type.kind == TypeKind::Unknown;
    return mayBeArray && !isFreshArray(expr, analysis_) ? Holding::One : Holding::Nothing;
}

Holding GradientHolders::ofItem(const ast::Subscript& item) const {
    const Holding whole = of(*item.value);
    if (whole == Holding::One) return asView(item);
    return whole == Holding::Several && item.slice->kind != ast::Kind::Slice ? Holding::One : whole;
}

Holding GradientHolders::ofCall(const ast::Call& call) const {
    static constexpr std::array<std::string_view, 3> whole{"values", "items", "copy"};
    static constexpr std::array<std::string_view, 9> gathering{"list",   "tuple", "zip",  "enumerate", "reversed",
                                                               "sorted", "iter",  "dict", "set"};
    static constexpr std::array<std::string_view, 8> computing{"sum", "len", "float", "int", "bool", "str", "print", "isinstance"};
    if (const auto* method = ast::as<ast::Attribute>(call.func)) {
        const Holding receiver = of(*method->value);
        if (receiver == Holding::One) return asView(call);
        if (receiver == Holding::Several) return isOneOf(method->attr.text(), whole) ? Holding::Several : Holding::One;
    }
    Holding given = Holding::Nothing;
    for (const ast::Expr* argument : call.args) given = std::max(given, of(*argument));
    for (const ast::keyword* keyword : call.keywords) given = std::max(given, of(*keyword->value));
    if (given == Holding::Nothing || isOneOf(functionNamed(call), computing)) return Holding::Nothing;
    return isOneOf(functionNamed(call), gathering) ? Holding::Several : asView(call);
}

Holding GradientHolders::ofParts(const ast::Expr& expr) const {
    Holding all = Holding::Nothing;
    if (const auto* choice = ast::as<ast::IfExp>(&expr)) return std::max(of(*choice->body), of(*choice->orelse));
    if (const auto* named = ast::as<ast::NamedExpr>(&expr)) return of(*named->value);
    if (const auto* star = ast::as<ast::Starred>(&expr)) return of(*star->value);
    if (const auto* list = ast::as<ast::ListComp>(&expr)) return within(of(*list->elt));
    if (const auto* set = ast::as<ast::SetComp>(&expr)) return within(of(*set->elt));
    if (const auto* generator = ast::as<ast::GeneratorExp>(&expr)) return within(of(*generator->elt));
    if (const auto* dict = ast::as<ast::DictComp>(&expr)) return within(of(*dict->value));
    if (const auto* sum = ast::as<ast::BinOp>(&expr)) {  // arrays give a new one, lists one with the same arrays in it
        const bool isContainer = of(*sum->left) == Holding::Several || of(*sum->right) == Holding::Several;
        return isContainer ? Holding::Several : Holding::Nothing;
    }
    if (const auto* choice = ast::as<ast::BoolOp>(&expr)) {
        for (const ast::Expr* value : choice->values) all = std::max(all, of(*value));
        return all;
    }
    if (const auto* dict = ast::as<ast::Dict>(&expr))
        for (const ast::Expr* value : dict->values) all = std::max(all, of(*value));
    if (const auto* set = ast::as<ast::Set>(&expr))
        for (const ast::Expr* element : set->elts) all = std::max(all, of(*element));
    for (const ast::Expr* element : ast::elementsOf(&expr)) all = std::max(all, of(*element));
    return within(all);
}

void GradientHolders::hold(const ast::Expr& holder, Holding holding) {
    if (holding == Holding::Nothing) return;
    Holding& held = held_[std::string(holder.span.of(text_))];
    if (held >= holding) return;
    held = holding;
    isChanged_ = true;
}

void GradientHolders::fill(const ast::Expr& container, Holding element) {
    hold(container, within(element));
    if (element != Holding::Nothing) filled_.insert(std::string(container.span.of(text_)));
}

void GradientHolders::bind(const ast::Expr& target, Holding holding) {
    if (const auto* star = ast::as<ast::Starred>(&target)) return bind(*star->value, within(holding));
    if (const auto* item = ast::as<ast::Subscript>(&target)) {
        if (!analysis_.typeOf(*item->value)->isArray()) fill(*item->value, holding);
    } else if (ast::isDisplay(&target)) {
        for (const ast::Expr* part : ast::elementsOf(&target)) bind(*part, holding == Holding::Several ? Holding::One : holding);
    } else {
        hold(target, holding);
    }
}

void GradientHolders::bindValue(const ast::Expr& target, const ast::Expr& value) {
    const std::span<ast::Expr*const> targets = ast::elementsOf(&target), values = ast::elementsOf(&value);
    if (targets.empty() || targets.size() != values.size() || ast::hasStar(&target) || ast::hasStar(&value)) return bind(target, of(value));
    for (std::size_t i = 0; i < targets.size(); ++i) bindValue(*targets[i], *values[i]);
}

/// What a loop binds, one after another.
void GradientHolders::bindEach(const ast::Expr& target, const ast::Expr& iterated) {
    const auto* call = ast::as<ast::Call>(&iterated);
    const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
    const std::span<ast::Expr* const> targets = ast::elementsOf(&target);
    if (call && functionNamed(*call) == "zip" && targets.size() == call->args.size() && !ast::hasStar(&target)) {
        for (std::size_t i = 0; i < targets.size(); ++i) bindEach(*targets[i], *call->args[i]);
    } else if (call && functionNamed(*call) == "enumerate" && targets.size() == 2 && !call->args.empty()) {
        bindEach(*targets[1], *call->args[0]);
    } else if (method && method->attr == "items" && targets.size() == 2) {
        bindEach(*targets[1], *method->value);
    } else if (of(iterated) != Holding::Nothing) {
        bind(target, Holding::One);
    }
}

void GradientHolders::collect(const ast::Node& node) {
    if (const auto* assign = ast::as<ast::Assign>(&node))
        for (const ast::Expr* target : assign->targets) bindValue(*target, *assign->value);
    if (const auto* assign = ast::as<ast::AnnAssign>(&node); assign && assign->value) bind(*assign->target, of(*assign->value));
    if (const auto* named = ast::as<ast::NamedExpr>(&node)) bind(*named->target, of(*named->value));
    if (const auto* loop = ast::as<ast::For>(&node)) bindEach(*loop->target, *loop->iter);
    if (const auto* loop = ast::as<ast::comprehension>(&node)) bindEach(*loop->target, *loop->iter);
    if (const auto* sum = ast::as<ast::AugAssign>(&node); sum && of(*sum->value) == Holding::Several) fill(*sum->target, Holding::Several);
    if (const auto* call = ast::as<ast::Call>(&node)) collectFilling(*call);
}

/// `grads.append(p.grad)`
void GradientHolders::collectFilling(const ast::Call& call) {
    static constexpr std::array<std::string_view, 7> filling{"append", "extend", "insert", "add", "appendleft", "update", "setdefault"};
    const auto* method = ast::as<ast::Attribute>(call.func);
    if (!method || !isOneOf(method->attr.text(), filling) || analysis_.typeOf(*method->value)->isArray()) return;
    for (const ast::Expr* argument : call.args) fill(*method->value, of(*argument));
    for (const ast::keyword* keyword : call.keywords) fill(*method->value, of(*keyword->value));
}

}  // namespace regraft
