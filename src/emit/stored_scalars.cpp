#include "emit/stored_scalars.h"

#include <algorithm>
#include <array>
#include <string>

#include "ast/display.h"
#include "lift/outside_name.h"

namespace regraft {

StoredScalars::StoredScalars(const OutcomeContext& context, Visit visit)
    : context_(context),
      visit_(std::move(visit)),
      reach_(context.calls, context.analysis) {}

void StoredScalars::read(const ast::Node& node) {
    if (const auto* call = ast::as<ast::Call>(&node)) {
        readMethod(*call);
        readRecord(*call);
    } else if (const auto* assigned = ast::as<ast::Assign>(&node)) {
        for (const ast::Expr* target : assigned->targets) assign(*target, *assigned->value);
    } else if (const auto* added = ast::as<ast::AugAssign>(&node)) {
        add(*added);
    }
}

/// `losses += [x]`, `total["loss"] += x`: a number to which a scalar is added becomes one.
void StoredScalars::add(const ast::AugAssign& added) {
    if (isHeldBy(*added.value)) return store(*added.target, *added.value);
    if (const auto* item = ast::as<ast::Subscript>(added.target)) store(*item->value, *added.value);
}

/// `history["loss"] = x`, `history["loss"], history["n"] = x, 3`
void StoredScalars::assign(const ast::Expr& target, const ast::Expr& value) {
    if (const auto* item = ast::as<ast::Subscript>(&target)) store(*item->value, value);
    const auto targets = ast::elementsOf(&target), values = ast::elementsOf(&value);
    if (targets.size() != values.size() || ast::hasStar(&target) || ast::hasStar(&value)) return;
    for (std::size_t i = 0; i < targets.size(); ++i) assign(*targets[i], *values[i]);
}

/// `history["loss"].append(x)`: a container that is given a scalar, and whose text is made elsewhere.
void StoredScalars::store(const ast::Expr& container, const ast::Expr& stored) {
    if (context_.analysis.typeOf(container)->isArray() || (!isScalar(stored) && !isHeldBy(stored))) return;
    const ast::Expr* root = &container;
    unsigned depth = 0;
    for (const auto* item = ast::as<ast::Subscript>(root); item; item = ast::as<ast::Subscript>(root), ++depth) root = item->value;
    for (const ast::Expr* place : reach_.heldBy(*root)) visitContainer(*place, depth);
}

/// The container, or one of its own containers down to the depth at which the scalar's is, wherever it is shown.
void StoredScalars::visitContainer(const ast::Expr& container, unsigned depth) {
    reach_.reaches(container, [&](const ast::Expr& place) {
        const ast::Expr* part = &place;
        for (unsigned level = 0; part && level <= depth; ++level) {
            if (const auto shown = shownTextOf(*part, context_.analysis)) visit_(*shown);
            const auto* item = ast::as<ast::Subscript>(context_.analysis.parent(*part));
            part = item && item->value == part ? item : nullptr;
        }
        return false;
    });
}

void StoredScalars::readMethod(const ast::Call& call) {
    const auto* method = ast::as<ast::Attribute>(call.func);
    constexpr std::array<std::string_view, 8> storing = {"append",     "add",    "insert",     "setdefault",
                                                         "appendleft", "extend", "extendleft", "update"};
    if (!method || std::ranges::find(storing, method->attr.text()) == storing.end()) return;
    if (!call.args.empty()) store(*method->value, *call.args.back());
    if (method->attr == "update")
        for (const ast::keyword* item : call.keywords) store(*method->value, *item->value);
}

/// `Result(loss=losses.min())` of a data class, whose text is made of its fields'.
void StoredScalars::readRecord(const ast::Call& call) {
    const auto* made = ast::as<ast::ClassDef>(context_.analysis.callee(call));
    if (!made || !isRecord(*made)) return;
    const auto isOne = [this](const ast::Expr* value) { return isScalar(*value) || isHeldBy(*value); };
    const bool isGiven = std::ranges::any_of(call.args, isOne) ||
                         std::ranges::any_of(call.keywords, [&](const ast::keyword* one) { return isOne(one->value); });
    if (isGiven) visitRecord(call);
}

void StoredScalars::visitRecord(const ast::Expr& record) {
    reach_.reaches(record, [&](const ast::Expr& place) {
        if (const auto shown = shownTextOf(place, context_.analysis)) visit_(*shown);
        const auto* taken = ast::as<ast::Call>(context_.analysis.parent(place));
        const std::string name = taken ? outsideName(*taken->func, context_.analysis) : "";
        const bool isCopied = name == "dataclasses.asdict" || name == "dataclasses.astuple" || name == "vars";
        if (isCopied) visitContainer(*taken, 0);
        return false;
    });
}

/// Whether the text of instances is made of their fields.
bool StoredScalars::isRecord(const ast::ClassDef& definition) const {
    const Analysis& analysis = context_.analysisOf(definition);
    const auto isNamed = [&](const ast::Expr* expr) {
        const auto* call = ast::as<ast::Call>(expr);
        const std::string name = outsideName(call ? *call->func : *expr, analysis);
        return name == "dataclasses.dataclass" || name == "typing.NamedTuple";
    };
    return std::ranges::any_of(definition.decorator_list, isNamed) || std::ranges::any_of(definition.bases, isNamed);
}

bool StoredScalars::isScalar(const Type& type) const {
    return type.isArray() && type.framework == context_.target.id && type.rank == 0 && !type.assumed;
}

/// A list or dict with one among its items, whose text is made of theirs.
bool StoredScalars::isHeldBy(const ast::Expr& expr) const {
    const auto items = ast::elementsOf(&expr);
    const auto isOne = [this](const ast::Expr* item) { return isScalar(*item) || isHeldBy(*item); };
    return holdsScalar(*context_.analysis.typeOf(expr)) || std::ranges::any_of(items, isOne);
}

bool StoredScalars::holdsScalar(const Type& type) const {
    const bool isContainer = type.isSequence() || type.kind == TypeKind::Dict || type.kind == TypeKind::Set;
    return isContainer && !type.assumed &&
           std::ranges::any_of(type.items, [this](const Type* item) { return item && (isScalar(*item) || holdsScalar(*item)); });
}

}  // namespace regraft
