#include "lift/place.h"

#include <algorithm>

#include "lift/meaning.h"

namespace regraft {

namespace {

std::string constantKey(const ast::Expr& slice) {
    const auto* constant = ast::as<ast::Constant>(&slice);
    if (!constant) return "*";
    std::string text(constant->value.text);
    return constant->value.type == ast::Literal::Type::Str ? "'" + text + "'" : text;
}

}  // namespace

std::string itemOf(std::string_view container, const ast::Expr& slice) { return std::string(container) + "[" + constantKey(slice) + "]"; }

namespace {

std::string itemKey(const ast::Subscript& item, const Analysis& analysis) {
    TypeKind kind = analysis.typeOf(*item.value)->kind;
    const Use* use = analysis.useAt(item);  // `xs[0] += 1` is one of the array in the list, and the list holds it all the same
    if ((use && !use->isStore) || kind == TypeKind::Array || kind == TypeKind::Tuple || kind == TypeKind::Shape) return {};
    if (item.slice->kind == ast::Kind::Slice || item.slice->kind == ast::Kind::Tuple) return {};
    std::string base = holderKey(*item.value, analysis);
    return base.empty() ? base : itemOf(base, *item.slice);
}

const ast::NameExpr* rootOf(const ast::Expr& expr) {
    if (const auto* attribute = ast::as<ast::Attribute>(&expr)) return rootOf(*attribute->value);
    if (const auto* item = ast::as<ast::Subscript>(&expr)) return rootOf(*item->value);
    return ast::as<ast::NameExpr>(&expr);
}

/// Follows a meaning to what it is a view of.
void follow(const neutral::Expr& meaning, const Overload* overload, const Analysis& analysis, Place& place) {
    if (meaning.kind == neutral::ExprKind::Source) {
        place = placeOf(*meaning.source, analysis);
        return;
    }
    Sharing sharing = sharesFirst(meaning, overload);
    if (sharing == Sharing::No || meaning.kind != neutral::ExprKind::Operation || !meaning.parts[0]) {
        place.isFresh = sharing == Sharing::No && meaning.kind == neutral::ExprKind::Operation;
        return;
    }
    follow(*meaning.parts[0], nullptr, analysis, place);
    place.views.push_back(&meaning);
    if (sharing == Sharing::Perhaps) place.sharing = sharing;
}

}  // namespace

std::string holderKey(const ast::Expr& expr, const Analysis& analysis) {
    if (const auto* name = ast::as<ast::NameExpr>(&expr))
        return analysis.qualifiedName(expr).empty() ? std::string(name->id.text()) : std::string();
    if (const auto* item = ast::as<ast::Subscript>(&expr)) return itemKey(*item, analysis);
    const auto* attribute = ast::as<ast::Attribute>(&expr);
    if (!attribute || analysis.useAt(expr) || analysis.typeOf(*attribute->value)->isArray()) return {};
    std::string base = holderKey(*attribute->value, analysis);
    return base.empty() ? base : base + "." + std::string(attribute->attr.text());
}

bool liesIn(std::string_view key, std::string_view other) {
    if (!key.starts_with(other)) return false;
    return key.size() == other.size() || key[other.size()] == '.' || key[other.size()] == '[';
}

bool overlap(std::string_view a, std::string_view b) {
    if (a == b) return true;
    std::size_t left = a.rfind('['), right = b.rfind('[');
    if (left == std::string_view::npos || right == std::string_view::npos || a.substr(0, left) != b.substr(0, right)) return false;
    return a.ends_with("[*]") || b.ends_with("[*]");
}

Place placeOf(const ast::Expr& expr, const Analysis& analysis) {
    Place place;
    const Use* use = analysis.useAt(expr);
    if (use && use->choice.written) {
        place = placeOf(*use->choice.written, analysis);
        place.writes.push_back(use);
        return place;
    }
    if (use && isLayerArray(*use)) {
        place.key = holderKey(*use->site.receiver, analysis);
        if (place.key.empty()) return place;
        place.key += "." + use->name.substr(use->name.rfind('.') + 1);
        place.holder = &expr;
        place.root = rootOf(expr);
        return place;
    }
    const bool isComputed = use && use->meaning && !use->isStore;
    if (isComputed && !use->framework->isMutable && use->meaning->kind != neutral::ExprKind::Source) {
        place.isFresh = true;  // variables alone change there, and what is computed of one is no view of it
        return place;
    }
    if (isComputed) {
        follow(*use->meaning, use->choice.overload, analysis, place);
        return place;
    }
    place.key = holderKey(expr, analysis);
    if (place.key.empty()) return place;
    place.holder = &expr;
    place.root = rootOf(expr);
    return place;
}

bool isLayerArray(const Use& use) { return means(&use, "layers.array") && use.site.receiver; }

bool bindsAnew(const Use& use, const Analysis& analysis) {
    if (!use.isStore || !use.framework->isMutable || use.framework->augmentsInPlace) return false;
    const auto* augmented = ast::as<ast::AugAssign>(analysis.statementOf(*use.site.node));
    return augmented && augmented->target == use.site.node && !isArrayItem(*augmented->target, analysis);
}

bool isArrayItem(const ast::Expr& target, const Analysis& analysis) {
    return target.kind == ast::Kind::Subscript && holderKey(target, analysis).empty();
}

bool isFreshArray(const ast::Expr& expr, const Analysis& analysis) {
    Place place = placeOf(expr, analysis);
    return !place && place.isFresh;
}

bool isWithoutGradient(const Place& place) {
    return place && !place.views.empty() && std::ranges::all_of(place.views, [](const neutral::Expr* view) {
               return view->kind == neutral::ExprKind::Operation && view->operation->name == "stop_gradient";
           });
}

}  // namespace regraft
