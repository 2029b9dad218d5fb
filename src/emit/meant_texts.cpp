#include "emit/meant_texts.h"

#include <algorithm>

#include "ast/visit.h"
#include "lower/lower.h"

namespace regraft {

namespace {

bool isListed(const std::vector<std::string>& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

/// `history` of `fitted.history` and of `history`.
std::string_view lastNameOf(const ast::Expr& value) {
    if (const auto* member = ast::as<ast::Attribute>(&value)) return member->attr.text();
    const auto* name = ast::as<ast::NameExpr>(&value);
    return name ? name->id.text() : std::string_view();
}

class MeantTexts {
public:
    MeantTexts(OutcomeContext& context, const VersionChange& change) : context_(context), change_(change) {}

    unsigned run() {
        ast::walk(*context_.file.module, [this](const ast::Node& node) {
            if (const auto* call = ast::as<ast::Call>(&node)) visit(*call);
            if (const auto* item = ast::as<ast::Subscript>(&node)) visitKey(*item->value, *item->slice);
            return true;
        });
        return told_;
    }

private:
    bool isMeant(const ast::Expr& value) const {
        const auto* text = ast::as<ast::Constant>(&value);
        return text && text->value.type == ast::Literal::Type::Str && text->value.text == change_.text;
    }

    void visit(const ast::Call& call) {
        const auto* method = ast::as<ast::Attribute>(call.func);
        if (method && method->attr == "get" && !call.args.empty()) visitKey(*method->value, *call.args[0]);
        const std::string_view name = context_.analysis.qualifiedName(*call.func);
        if (name.find('.') == name.npos || Tables::builtin().frameworkOfModule(name) != &context_.target) return;
        for (const ast::keyword* given : call.keywords)
            if (given->name && isListed(change_.arguments, given->name.text()) && isMeant(*given->value)) replace(*given->value, name);
        for (std::size_t i = 0; i < call.args.size(); ++i)
            if (isMeant(*call.args[i]) && isListed(change_.arguments, parameterOf(name, i))) replace(*call.args[i], name);
    }

    /// What the parameter in that place is called, by the surface or the tables.
    std::string_view parameterOf(std::string_view api, std::size_t place) const {
        std::span<const Parameter> parameters = Tables::builtin().listedSignature(context_.target, api);
        for (const VersionSpan& span : Tables::builtin().history(context_.target, api))
            if (parameters.empty() || span.contains(context_.targetVersion())) parameters = Tables::builtin().signature(span.is);
        return place < parameters.size() ? parameters[place].name : std::string_view();
    }

    void visitKey(const ast::Expr& owner, const ast::Expr& key) {
        if (isMeant(key) && isListed(change_.keysOf, lastNameOf(owner))) replace(key, lastNameOf(owner));
    }

    void replace(const ast::Expr& text, std::string_view of) {
        neutral::Expr call{neutral::ExprKind::Operation};
        call.operation = &change_.call;
        const Lowered lowered = change_.up ? lowerTemplate(*change_.up, call, context_.loweringFrom(context_.target)) : Lowered();
        if (lowered.code && !context_.replaced.isGone(text)) context_.request.rewrites.push_back({&text, lowered.code});
        if (change_.differs.empty()) return;
        context_.sink.report(DiagCode::Changed, text.span, std::string(of),
                             {text.span.of(context_.file.text), context_.target.name, change_.at, change_.differs});
        ++told_;
    }

    OutcomeContext& context_;
    const VersionChange& change_;
    unsigned told_ = 0;
};

}  // namespace

unsigned replaceMeantTexts(OutcomeContext& context, const Migration& migration) {
    unsigned told = 0;
    for (const VersionChange* change : migration.crossedUp("texts")) told += MeantTexts(context, *change).run();
    return told;
}

}  // namespace regraft
