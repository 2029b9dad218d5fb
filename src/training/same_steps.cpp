#include "training/same_steps.h"

#include "ast/visit.h"
#include "mapping/training_rules.h"

namespace regraft {

namespace {

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> all) { return std::ranges::find(all, name) != all.end(); }

bool areNamed(const ast::Call& call, std::initializer_list<std::string_view> all) {
    return std::ranges::all_of(call.keywords, [&](const ast::keyword* one) { return isOneOf(one->name.text(), all); });
}

/// A gradient may be given in its place, but not by its name.
bool isPlain(const ast::Call& call, const ast::Attribute& method, const TrainingRules& rules, bool isOptimiser) {
    const std::string_view name = method.attr.text();
    if (name == rules.backward) return call.args.size() <= 2 && areNamed(call, {"retain_graph"});
    if (name == rules.clear) return call.args.empty() && areNamed(call, {"set_to_none"});
    return name != rules.step || !isOptimiser || (call.args.empty() && call.keywords.empty());
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
