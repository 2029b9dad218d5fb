#include "ast/visit.h"
#include "semantic/evaluator.h"

namespace regraft::semantic {

/// Binds what a pattern captures; only a capture of the whole subject says what it holds.
void Evaluator::bindPattern(const ast::Pattern& pattern, const Type* subject) {
    if (const auto* capture = ast::as<ast::MatchAs>(&pattern)) {
        if (capture->pattern) bindPattern(*capture->pattern, subject);
        if (capture->name) store(facts_.scopes.symbolOf[capture->id], capture->pattern ? unknown({subject}) : subject);
        return;
    }
    if (const auto* star = ast::as<ast::MatchStar>(&pattern); star && star->name)
        store(facts_.scopes.symbolOf[star->id], simpleType(TypeKind::List));
    if (const auto* mapping = ast::as<ast::MatchMapping>(&pattern); mapping && mapping->rest)
        store(facts_.scopes.symbolOf[mapping->id], simpleType(TypeKind::Dict));
    bool isAlternative = pattern.kind == ast::Kind::MatchOr;
    ast::forEachChild(pattern, [&](const ast::Node& child) {
        if (isExpression(child)) evaluate(static_cast<const ast::Expr&>(child));
        else if (child.kind != ast::Kind::Identifier)
            bindPattern(static_cast<const ast::Pattern&>(child), isAlternative ? subject : unknown({subject}));
    });
}

}  // namespace regraft::semantic
