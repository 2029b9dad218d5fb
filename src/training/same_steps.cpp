#include "training/same_steps.h"

#include "ast/visit.h"
#include "mapping/training_rules.h"
#include "training/step_statements.h"

namespace regraft {

namespace {

/// A gradient may be given in its place, but not by its name.
bool isPlain(const ast::Call& call, const ast::Attribute& method, const TrainingRules& rules, bool isOptimiser) {
    const auto kind = kindOfMethod(method.attr.text(), rules);
    if (kind == StepStatement::Kind::Other || (kind == StepStatement::Kind::Step && !isOptimiser)) return true;
    const std::size_t most = kind == StepStatement::Kind::Backward ? 2 : 0;
    return call.args.size() <= most && hasPlainKeywords(call, kind, rules);
}

}  // namespace

std::vector<LeftStatement> otherThanPlain(const ParsedFile& file, const Analysis& analysis, const Framework& source,
                                          const Optimisers& optimisers) {
    std::vector<LeftStatement> left;
    ast::walk(*file.module, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        if (!method || !analysis.qualifiedName(*method).empty()) return true;
        const std::string_view receiver = method->value->span.of(file.text);
        if (!isPlain(*call, *method, *source.training, optimisers.has(std::string(receiver))))
            left.push_back({method, std::string(method->span.of(file.text)), "it is given more than such calls are elsewhere"});
        return true;
    });
    return left;
}

}  // namespace regraft
