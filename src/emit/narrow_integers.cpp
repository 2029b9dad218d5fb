#include "emit/narrow_integers.h"

#include <algorithm>

#include "lift/meaning.h"

namespace regraft {

namespace {

bool isCompared(const Use& use, const Analysis& analysis) {
    const ast::Node* around = analysis.parent(*use.site.node);
    if (around->kind == ast::Kind::Tuple || around->kind == ast::Kind::List || around->kind == ast::Kind::Set)
        around = analysis.parent(*around);
    return around->kind == ast::Kind::Compare;
}

/// Whether it asks how many bytes an element has that is of this dtype, alone or in what it computes: `x.itemsize`, `x.nbytes`.
bool asksForBytes(const neutral::Expr& meaning, DType dtype) {
    if (meaning.kind == neutral::ExprKind::Operation && meaning.operation->name == "itemsize")
        return meaning.parts[0]->type->isArray() && meaning.parts[0]->type->dtype == dtype;
    return std::ranges::any_of(meaning.parts, [&](const neutral::Expr* part) { return part && asksForBytes(*part, dtype); });
}

}  // namespace

bool comparesNarrowInteger(const Use& use, const Framework& target, const DTypeRules& rules, const Analysis& analysis) {
    const bool isNarrow = target.wide && rules.defaultInt != target.wide->rules.defaultInt;
    if (!isNarrow || use.framework == &target || !means(&use, dtypeName(target.wide->rules.defaultInt))) return false;
    return isCompared(use, analysis);
}

bool asksForOtherWidth(const Use& use, const Framework& target, const DTypeRules& rules) {
    const DType own = use.framework->dtypeRules.defaultInt;
    return use.framework != &target && rules.defaultInt != own && use.meaning && asksForBytes(*use.meaning, own);
}

bool comparesOtherInteger(const Use& use, const Framework& target, const Analysis& analysis) {
    const DType own = use.framework->dtypeRules.defaultInt;
    const bool hasOthers = use.framework != &target && !target.wide && target.dtypeRules.defaultInt != own;
    const bool isOwn =
        means(&use, dtypeName(own)) || (asNamed(own) == DType::Int64 && means(&use, "uint64"));  // what sums of unsigned ones are
    return hasOthers && isOwn && isCompared(use, analysis);
}

}  // namespace regraft
