#include "lift/needed_copy.h"

#include <algorithm>

#include "lift/calls.h"
#include "lift/place.h"
#include "mapping/instantiate.h"
#include "mapping/result_type.h"

namespace regraft {

namespace {

/// The default of the API's parameter `copy`, if it is True.
const ast::Expr* copiesByDefault(const Use& use) {
    if (!use.choice.overload) return nullptr;
    for (const Parameter& parameter : use.choice.overload->parameters) {
        const auto* value = parameter.name == "copy" ? ast::as<ast::Constant>(parameter.defaultValue) : nullptr;
        if (value && value->value.type == ast::Literal::Type::True) return value;
    }
    return nullptr;
}

/// Whether the function, or module, that `node` stands in writes into what `key` names.
bool isWrittenInto(const std::string& key, const ast::Node& node, const Analysis& analysis) {
    const ast::Node* scope = scopeAround(node, analysis);
    return std::ranges::any_of(analysis.uses(), [&](const Use& use) {
        const auto* item = use.isStore ? ast::as<ast::Subscript>(use.site.node) : nullptr;
        const ast::Expr* written = item ? item->value : use.isStore ? use.site.node : use.choice.written;
        return written && scopeAround(*written, analysis) == scope && overlap(placeOf(*written, analysis).key, key);
    });
}

}  // namespace

void askForCopy(Lifted& lifted, const Analysis& analysis, Arena& arena) {
    const neutral::Expr& meaning = *lifted.meaning;
    if (meaning.kind != neutral::ExprKind::Operation || meaning.operation->name != "astype" || !lifted.use->framework->isMutable) return;
    const int copy = meaning.operation->parameterIndex("copy");
    const ast::Expr* yes = copiesByDefault(*lifted.use);
    const neutral::Expr& old = *meaning.parts[0];
    if (!yes || meaning.parts[static_cast<std::size_t>(copy)] || old.kind != neutral::ExprKind::Source) return;
    const DType before = old.type->dtype, after = namedDType(*meaning.parts[1]);
    if (before != DType::Unknown && after != DType::Unknown && before != after) return;
    const auto* assign = ast::as<ast::Assign>(analysis.parent(*lifted.node));
    const std::string made = assign && assign->targets.size() == 1 ? holderKey(*assign->targets[0], analysis) : std::string();
    const Place place = placeOf(*old.source, analysis);
    if (place.isFresh) return;
    const std::string& had = place.key;
    const bool isSame = !made.empty() && made == had;  // `x = x.astype(…)`: a caller may still have the old array
    const bool isSeen = !made.empty() && !isSame && !had.empty() && isWrittenInto(had, *lifted.node, analysis);
    if (made.empty() || (!isSeen && !isWrittenInto(made, *lifted.node, analysis))) return;
    std::vector<const neutral::Expr*> parts(meaning.parts.begin(), meaning.parts.end());
    parts[static_cast<std::size_t>(copy)] = makeLiteral(*yes, arena);
    lifted.meaning = makeOperation(*meaning.operation, std::move(parts), {*lifted.use->framework, arena, meaning.form, meaning.source});
}

}  // namespace regraft
