#include "emit/own_places.h"

#include <algorithm>
#include <vector>

#include "ast/visit.h"
#include "lift/calls.h"
#include "lift/flow_graph.h"
#include "lift/meaning.h"

namespace regraft {
namespace {

bool isDeviceParameter(const Operation& operation, std::size_t part) {
    return part < operation.parameters.size() && operation.parameters[part].name == "device";
}

/// Whether a call takes an expression for a device that its result is to lie on.
bool isTakenAsDevice(const ast::Expr& expr, const Analysis& analysis) {
    const ast::Node* call = analysis.parent(expr);
    if (call->kind == ast::Kind::keyword) call = analysis.parent(*call);
    const auto* taker = ast::as<ast::Call>(call);
    const Use* use = taker ? analysis.useAt(*taker) : nullptr;
    if (!use || !use->meaning || use->meaning->kind != neutral::ExprKind::Operation) return false;
    for (std::size_t i = 0; i < use->meaning->parts.size(); ++i) {
        const neutral::Expr* part = use->meaning->parts[i];
        if (isDeviceParameter(*use->meaning->operation, i) && part && part->kind == neutral::ExprKind::Source && part->source == &expr)
            return true;
    }
    return false;
}

/// The device of an array, or a setting that the target would not take: a name in a variable, or something unknown.
bool goesWithout(const ast::Expr& device, const Analysis& analysis) {
    const auto* name = ast::as<ast::NameExpr>(&device);
    if (means(analysis.useAt(device), "device") || (name && namedDevice(*name, analysis))) return true;
    return device.kind != ast::Kind::Constant && analysis.typeOf(device)->kind != TypeKind::Device;
}

/// `args.device`, `gpu`: by its name.
bool isNamedDevice(const ast::Expr& where) {
    constexpr std::string_view words[] = {"dev", "gpu", "cuda"};
    const auto* name = ast::as<ast::NameExpr>(&where);
    const auto* member = ast::as<ast::Attribute>(&where);
    const std::string_view last = name ? name->id.text() : member ? member->attr.text() : std::string_view();
    return std::ranges::any_of(words, [&](std::string_view word) { return last.find(word) != std::string_view::npos; });
}

}  // namespace

const ast::Assign* namedDevice(const ast::NameExpr& name, const Analysis& analysis) {
    const ast::Node* scope = &name;
    while (scope && !opensScope(*scope)) scope = analysis.parent(*scope);
    if (!scope || !isFunction(*scope)) return nullptr;
    std::vector<const ast::NameExpr*> bound, read;
    ast::walk(*scope, [&](const ast::Node& node) {
        const auto* one = ast::as<ast::NameExpr>(&node);
        if (one && one->id == name.id) (one->ctx == ast::ExprContext::Load ? read : bound).push_back(one);
        return true;
    });
    const auto* assign = bound.size() == 1 ? ast::as<ast::Assign>(analysis.parent(*bound[0])) : nullptr;
    if (!assign || assign->targets.size() != 1 || assign->targets[0] != bound[0] || !means(analysis.useAt(*assign->value), "device"))
        return nullptr;
    return std::ranges::all_of(read, [&](const ast::NameExpr* one) { return isTakenAsDevice(*one, analysis); }) ? assign : nullptr;
}

bool mayBeCast(const neutral::Expr& meaning, const Analysis& analysis) {
    const bool isPlaced = meaning.kind == neutral::ExprKind::Operation &&
                          (meaning.operation->name == "to_device" || meaning.operation->name == "layers.placed");
    if (!isPlaced) return false;
    const neutral::Expr* where = meaning.parts.size() > 1 ? meaning.parts[1] : nullptr;
    const ast::Expr* written = where && where->kind == neutral::ExprKind::Source ? where->source : nullptr;
    return written && analysis.typeOf(*written)->isUnknown() && !isNamedDevice(*written) && !analysis.useAt(*written);
}

const neutral::Expr* withoutDevices(const neutral::Expr& meaning, const LiftContext& context, const Analysis& analysis) {
    if (meaning.kind != neutral::ExprKind::Operation) return &meaning;
    if (meaning.operation->name == "to_gpu") return meaning.parts[0];
    if (mayBeCast(meaning, analysis)) return &meaning;
    std::vector<const neutral::Expr*> parts(meaning.parts.begin(), meaning.parts.end());
    bool isChanged = false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!isDeviceParameter(*meaning.operation, i) || !parts[i] || parts[i]->kind != neutral::ExprKind::Source ||
            !goesWithout(*parts[i]->source, analysis))
            continue;
        parts[i] = nullptr;
        isChanged = true;
    }
    if (!isChanged) return &meaning;
    return meaning.operation->name == "to_device" ? parts[0] : makeOperation(*meaning.operation, std::move(parts), context);
}

}  // namespace regraft
