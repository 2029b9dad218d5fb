#include "training/step_scope.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/flow_graph.h"
#include "lift/meaning.h"

namespace regraft {

StepScope::StepScope(const TrainingContext& context, const ast::Node& scope)
    : context_(context),
      rules_(*context.source.training),
      scope_(scope),
      variables_(scope, context.analysis) {
    const std::vector<Block> blocks = blocksOf(scope_);
    scalers_ = scalersIn(blocks, rules_, context_.file.text);
    for (const Block& block : blocks)
        if (!isRecorded(context_.analysis.parent(*block[0]))) blocks_.push_back(partsOf(flat(block)));
}

bool StepScope::isRecorded(const ast::Node* statement) const {
    const auto* with = ast::as<ast::With>(statement);
    return with && with->items.size() == 1 && !with->items[0]->optional_vars &&
           recordsAgain(context_.analysis.useAt(*with->items[0]->context_expr));
}

Block StepScope::flat(const Block& block) const {
    Block all;
    for (const ast::Stmt* statement : block) {
        if (!isRecorded(statement)) {
            all.push_back(statement);
            continue;
        }
        const Block inner = flat(Block(ast::as<ast::With>(statement)->body.begin(), ast::as<ast::With>(statement)->body.end()));
        all.insert(all.end(), inner.begin(), inner.end());
    }
    return all;
}

StepScope::Parts StepScope::partsOf(Block block) const {
    Parts parts{std::move(block), {}};
    for (const ast::Stmt* statement : parts.block)
        parts.statements.push_back(context_.taken.contains(statement)
                                       ? StepStatement()
                                       : stepStatement(*statement, rules_, context_.analysis, scalers_, context_.file.text));
    return parts;
}

void StepScope::forEachPart(const std::function<void(const Parts&, std::size_t, const StepStatement&)>& visit) const {
    for (const Parts& parts : blocks_)
        for (std::size_t i = 0; i < parts.block.size(); ++i)
            if (parts.statements[i].kind != StepStatement::Kind::Other) visit(parts, i, parts.statements[i]);
}

std::vector<const ast::Attribute*> StepScope::gradientsRead() const {
    std::vector<const ast::Attribute*> found;
    ast::walk(scope_, [&](const ast::Node& node) {
        if (&node != &scope_ && opensScope(node) && node.kind != ast::Kind::Lambda) return false;
        const auto* member = ast::as<ast::Attribute>(&node);
        bool isGradient = member && member->attr == std::string_view(rules_.gradient) && context_.analysis.qualifiedName(*member).empty() &&
                          !context_.taken.contains(member);
        if (isGradient) found.push_back(member);
        return true;
    });
    return found;
}

std::string StepScope::text(const ast::Expr& expr) const { return std::string(expr.span.of(context_.file.text)); }

bool StepScope::isOptimiser(const ast::Expr& receiver) const {
    std::string name = text(receiver);
    if (context_.optimisers.has(name)) return true;
    return std::any_of(blocks_.begin(), blocks_.end(), [&](const Parts& parts) {
        return std::any_of(parts.statements.begin(), parts.statements.end(),
                           [&](const StepStatement& one) { return one.kind == StepStatement::Kind::Clear && text(*one.receiver) == name; });
    });
}

bool StepScope::steps(const StepStatement& one) const { return one.kind == StepStatement::Kind::Step && isOptimiser(*one.receiver); }

bool StepScope::clears(const StepStatement& one, const TrainingStep::Trained& trained) const {
    return one.kind == StepStatement::Kind::Clear && one.isPlain &&
           (text(*one.receiver) == trained.optimiser.value || text(*one.receiver) == trained.module.value);
}

bool StepScope::addEdit(TrainingStep& step, const StepStatement& clip) const {
    const std::vector<TrainingStep::Trained> all = step.trained();
    const auto trained = std::ranges::find_if(all, [&](const TrainingStep::Trained& one) {
        return text(*clip.call->args[0]) == one.module.value + "." + rules_.parameters + "()";
    });
    if (!clip.isPlain || trained == all.end()) return false;
    const ast::Expr* limit = clip.call->args.size() > 1 ? clip.call->args[1] : clip.call->keywords[0]->value;
    auto kind = clip.kind == StepStatement::Kind::ClipNorm ? TrainingStep::Edit::Kind::ClipNorm : TrainingStep::Edit::Kind::ClipValue;
    step.edits.push_back({kind, limit, clip.result, static_cast<std::size_t>(trained - all.begin())});
    return true;
}

}  // namespace regraft
