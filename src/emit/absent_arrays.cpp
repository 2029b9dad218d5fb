#include "emit/absent_arrays.h"

#include "lift/meaning.h"
#include "lower/layer_members.h"

namespace regraft {

namespace {

bool isComparedWithNone(const Use& use, const Analysis& analysis) {
    const auto* compare = ast::as<ast::Compare>(analysis.parent(*use.site.node));
    if (!compare || compare->left != use.site.node || compare->ops.size() != 1) return false;
    const auto* none = ast::as<ast::Constant>(compare->comparators[0]);
    return none && none->value.type == ast::Literal::Type::None;
}

}  // namespace

const neutral::Expr* askedForPresence(const Use& use, const neutral::Expr& meaning, const OutcomeContext& context) {
    const Operation& operation = *Tables::builtin().operation("layers.array_or_none");
    const bool isAsked = means(&use, "layers.array") && isComparedWithNone(use, context.analysis);
    if (!isAsked || Tables::builtin().lowerings(context.target, operation).empty()) return &meaning;
    const TargetMember member = targetMember(meaning, context.loweringFrom(*use.framework));
    const auto* name = ast::as<ast::Constant>(meaning.parts[1]->literal);
    if (!member.problem.empty() || !name || member.own != name->value.text) return &meaning;
    return makeOperation(operation, {meaning.parts[0], meaning.parts[1]}, {*use.framework, context.arena, neutral::Form::Method, nullptr});
}

}  // namespace regraft
