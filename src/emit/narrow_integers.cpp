#include "emit/narrow_integers.h"

#include "lift/meaning.h"

namespace regraft {

namespace {

bool isCompared(const Use& use, const Analysis& analysis) {
    const ast::Node* around = analysis.parent(*use.site.node);
    if (around->kind == ast::Kind::Tuple || around->kind == ast::Kind::List || around->kind == ast::Kind::Set)
        around = analysis.parent(*around);
    return around->kind == ast::Kind::Compare;
}

}  // namespace

bool comparesNarrowInteger(const Use& use, const Framework& target, const DTypeRules& rules, const Analysis& analysis) {
    const bool isNarrow = target.wide && rules.defaultInt != target.wide->rules.defaultInt;
    if (!isNarrow || use.framework == &target || !means(&use, dtypeName(target.wide->rules.defaultInt))) return false;
    return isCompared(use, analysis);
}

bool comparesOtherInteger(const Use& use, const Framework& target, const Analysis& analysis) {
    const DType own = use.framework->dtypeRules.defaultInt;
    return use.framework != &target && !target.wide && target.dtypeRules.defaultInt != own && means(&use, dtypeName(own)) &&
           isCompared(use, analysis);
}

}  // namespace regraft
