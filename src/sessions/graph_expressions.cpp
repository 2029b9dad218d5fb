#include <algorithm>

#include "ast/visit.h"
#include "lift/calls.h"
#include "sessions/graph_reader.h"

namespace regraft {

namespace {

/// Of a variable, what is known without its value.
constexpr std::string_view settled[] = {"name",      "shape", "dtype",      "op",          "device",
                                        "trainable", "graph", "state_size", "output_size", "units"};

bool isRead(const GraphValue& value) {
    return value.kind == GraphKind::State || value.kind == GraphKind::Live || value.kind == GraphKind::Placeholder;
}

}  // namespace

GraphValue GraphReader::live() {
    isLive_ = true;
    return {GraphKind::Live};
}

/// What an operation over these gives: reading a variable is part of what runs.
GraphValue GraphReader::computed(std::initializer_list<GraphValue> operands) {
    if (std::any_of(operands.begin(), operands.end(), isRead)) return live();
    const bool draws = std::any_of(operands.begin(), operands.end(), [](const GraphValue& one) { return one.kind == GraphKind::Draw; });
    return {draws ? GraphKind::Draw : GraphKind::Plain};
}

GraphValue GraphReader::variable(const ast::Expr& expr, const std::string& key) {
    const auto found = graph_.values.find(key);
    if (found == graph_.values.end()) return {};
    const GraphValue& value = found->second;
    if (value.unit >= 0 || value.kind != GraphKind::Plain) {
        if (inside_.empty()) unit_->reads.push_back({key, value.unit, &expr});
        else if (value.unit >= 0 && (value.kind == GraphKind::Live || value.kind == GraphKind::Placeholder))
            hinder(expr, "a function that is called in it reads `" + GraphKeys::nameOf(key) + "`, and does not take it as an argument");
    }
    if (value.kind == GraphKind::Live || value.kind == GraphKind::Placeholder) isLive_ = true;
    if (value.kind == GraphKind::Draw) draws_ = true;
    if (value.kind == GraphKind::Session || value.kind == GraphKind::Graph) graph_.sessionReads.push_back(&expr);
    return value;
}

GraphValue GraphReader::attribute(const ast::Attribute& expr) {
    if (!nameOf(expr).empty()) return {};
    const std::string key = keys_.of(expr);
    if (!key.empty() && graph_.values.contains(key)) return variable(expr, key);
    const GraphValue base = eval(*expr.value);
    if (expr.attr == "name" && base.kind >= GraphKind::State && base.kind <= GraphKind::Live) graph_.nameRead = &expr;
    if (base.kind == GraphKind::Live || base.kind == GraphKind::Placeholder) return live();
    if (base.kind == GraphKind::State && expr.attr == "initializer") return {GraphKind::Initialiser};
    const bool isSettled = std::ranges::find(settled, expr.attr.text()) != std::end(settled);
    if (base.kind == GraphKind::State && !isSettled) return {GraphKind::State, base.isContainer};
    return {};
}

GraphValue GraphReader::subscript(const ast::Subscript& expr) {
    const GraphValue base = eval(*expr.value), key = eval(*expr.slice);
    if (base.kind == GraphKind::State && base.isContainer && !isRead(key)) return {GraphKind::State};
    if (base.kind == GraphKind::Operation) return base;
    return computed({base, key});
}

GraphValue GraphReader::display(std::span<ast::Expr* const> elements) {
    GraphValue whole;
    whole.isContainer = true;
    for (const ast::Expr* element : elements) {
        if (!element) continue;
        const GraphValue value = eval(*element);
        GraphKind kind = value.kind == GraphKind::Placeholder ? GraphKind::Live : value.kind;
        if (kind == GraphKind::Optimiser || kind == GraphKind::Session || kind == GraphKind::Graph || kind == GraphKind::Settings)
            kind = GraphKind::State;
        if (whole.kind < kind) whole.kind = kind;
    }
    return whole;
}

/// A dict whose keys are placeholders is for feeding: its values count, its keys don't.
GraphValue GraphReader::dict(const ast::Dict& expr) {
    bool isFeed = false;
    for (const ast::Expr* key : expr.keys) {
        const GraphKind kind = key ? valueOf(*key).kind : GraphKind::Plain;
        isFeed = isFeed || kind == GraphKind::Placeholder || kind == GraphKind::Live;
    }
    if (!isFeed) display(expr.keys);
    GraphValue values = display(expr.values);
    const auto isOperation = [&](const ast::Expr* one) { return valueOf(*one).kind == GraphKind::Operation; };
    if (values.kind > GraphKind::Operation && std::ranges::any_of(expr.values, isOperation))
        hinder(expr, "operations lie among tensors in a dict");
    if (isFeed) values.kind = GraphKind::Feed;
    return values;
}

GraphValue GraphReader::comprehension(const ast::Expr& expr) {
    auto generators = [&](std::span<ast::comprehension* const> all) {
        for (const ast::comprehension* one : all) {
            GraphValue element = eval(*one->iter);
            element.isContainer = false;
            const std::size_t defined = unit_->defines.size();
            bind(*one->target, element);
            unit_->defines.resize(std::min(defined, unit_->defines.size()));
            for (const ast::Expr* test : one->ifs) eval(*test);
        }
    };
    GraphValue value;
    if (const auto* list = ast::as<ast::ListComp>(&expr)) generators(list->generators), value = eval(*list->elt);
    if (const auto* set = ast::as<ast::SetComp>(&expr)) generators(set->generators), value = eval(*set->elt);
    if (const auto* lazy = ast::as<ast::GeneratorExp>(&expr)) generators(lazy->generators), value = eval(*lazy->elt);
    if (const auto* map = ast::as<ast::DictComp>(&expr)) generators(map->generators), eval(*map->key), value = eval(*map->value);
    value.isContainer = true;
    value.call = nullptr;
    return value;
}

GraphValue GraphReader::eval(const ast::Expr& expr) {
    switch (expr.kind) {
        case ast::Kind::Constant: return {};
        case ast::Kind::NameExpr: return variable(expr, keys_.of(expr));
        case ast::Kind::Attribute: return attribute(*ast::as<ast::Attribute>(&expr));
        case ast::Kind::Subscript: return subscript(*ast::as<ast::Subscript>(&expr));
        case ast::Kind::Call: return call(*ast::as<ast::Call>(&expr));
        case ast::Kind::List: return display(ast::as<ast::List>(&expr)->elts);
        case ast::Kind::Tuple: return display(ast::as<ast::Tuple>(&expr)->elts);
        case ast::Kind::Set: return display(ast::as<ast::Set>(&expr)->elts);
        case ast::Kind::Dict: return dict(*ast::as<ast::Dict>(&expr));
        case ast::Kind::Starred: return eval(*ast::as<ast::Starred>(&expr)->value);
        case ast::Kind::ListComp:
        case ast::Kind::SetComp:
        case ast::Kind::GeneratorExp:
        case ast::Kind::DictComp: return comprehension(expr);
        case ast::Kind::IfExp: {
            const auto& choice = *ast::as<ast::IfExp>(&expr);
            const GraphValue test = eval(*choice.test), a = eval(*choice.body), b = eval(*choice.orelse);
            if (isRead(test)) return live();
            return a.kind < b.kind ? b : a;
        }
        case ast::Kind::Compare: {
            const auto& compare = *ast::as<ast::Compare>(&expr);
            const bool isIdentity =
                std::ranges::all_of(compare.ops, [](ast::CompareOp op) { return op == ast::CompareOp::Is || op == ast::CompareOp::IsNot; });
            GraphValue value = eval(*compare.left);
            for (const ast::Expr* other : compare.comparators)
                value = computed({isIdentity ? GraphValue() : value, isIdentity ? GraphValue() : eval(*other)});
            return value;
        }
        default: {
            bool isAny = false, draws = false;
            ast::forEachChild(expr, [&](const ast::Node& child) {
                if (child.kind < ast::Kind::BoolOp || child.kind > ast::Kind::Slice) return;
                const GraphValue value = eval(static_cast<const ast::Expr&>(child));
                isAny = isAny || isRead(value);
                draws = draws || value.kind == GraphKind::Draw;
            });
            if (isAny) return live();
            return {draws ? GraphKind::Draw : GraphKind::Plain};
        }
    }
}

}  // namespace regraft
