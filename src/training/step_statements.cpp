#include "training/step_statements.h"

#include <algorithm>
#include <array>

#include "ast/visit.h"
#include "lift/flow_graph.h"

namespace regraft {

namespace {

const ast::Call* calledAlone(const ast::Stmt& statement, const ast::Expr*& target) {
    if (const auto* expression = ast::as<ast::ExprStmt>(&statement)) return ast::as<ast::Call>(expression->value);
    const auto* assign = ast::as<ast::Assign>(&statement);
    if (!assign || assign->targets.size() != 1 || assign->targets[0]->kind != ast::Kind::NameExpr) return nullptr;
    target = assign->targets[0];
    return ast::as<ast::Call>(assign->value);
}

/// The `S.scale(loss)` of `S.scale(loss).backward()`; null if the receiver of `backward` is nothing scaled.
const ast::Call* scaledLoss(const ast::Expr& receiver, const TrainingRules& rules) {
    const auto* call = ast::as<ast::Call>(&receiver);
    const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
    const bool isScaled =
        method && !rules.scale.empty() && method->attr == std::string_view(rules.scale) && call->args.size() == 1 && call->keywords.empty();
    return isScaled ? call : nullptr;
}

const ast::Expr& scalerOf(const ast::Call& scaled) { return *ast::as<ast::Attribute>(scaled.func)->value; }

/// `S.scale(loss).backward()` and `S.step(optimizer)` are `loss.backward()` and `optimizer.step()`; what else S does goes with them.
void readScaling(StepStatement& found, const ast::Attribute& method, const TrainingRules& rules, const Scalers& scalers,
                 std::string_view file) {
    const ast::Call* scaled = found.kind == StepStatement::Kind::Backward ? scaledLoss(*method.value, rules) : nullptr;
    if (scaled && scalers.contains(scalerOf(*scaled).span.of(file))) found.receiver = scaled->args[0];
    if (!scalers.contains(method.value->span.of(file))) return;
    if (found.kind == StepStatement::Kind::Step && found.call->args.size() == 1) {
        found.receiver = found.call->args[0];
        found.isPlain = found.call->keywords.empty();
    } else if (std::ranges::find(rules.rescales, method.attr.text()) != rules.rescales.end()) {
        found.kind = StepStatement::Kind::Scaling;
    }
}

using Statements = std::span<ast::Stmt* const>;

void addBlock(Statements body, std::vector<Block>& blocks);

void addInner(const ast::Stmt& statement, std::vector<Block>& blocks) {
    if (opensScope(statement)) return;
    ast::dispatch(statement, [&](const auto& concrete) {
        ast::forEachField(concrete, [&](const char*, const auto& field) {
            using Field = std::remove_cvref_t<decltype(field)>;
            if constexpr (std::is_same_v<Field, std::span<ast::Stmt*>>) addBlock(field, blocks);
            if constexpr (std::is_same_v<Field, std::span<ast::ExceptHandler*>>)
                for (const ast::ExceptHandler* handler : field) addBlock(handler->body, blocks);
            if constexpr (std::is_same_v<Field, std::span<ast::match_case*>>)
                for (const ast::match_case* one : field) addBlock(one->body, blocks);
        });
    });
}

void addBlock(Statements body, std::vector<Block>& blocks) {
    if (body.empty()) return;
    blocks.emplace_back(body.begin(), body.end());
    for (const ast::Stmt* statement : body) addInner(*statement, blocks);
}

}  // namespace

Scalers scalersIn(const std::vector<Block>& blocks, const TrainingRules& rules, std::string_view file) {
    Scalers scalers, stepping;
    for (const Block& block : blocks)
        for (const ast::Stmt* statement : block) {
            const ast::Expr* target = nullptr;
            const ast::Call* call = calledAlone(*statement, target);
            const auto* method = call && !target ? ast::as<ast::Attribute>(call->func) : nullptr;
            if (!method) continue;
            const ast::Call* scaled = method->attr == std::string_view(rules.backward) ? scaledLoss(*method->value, rules) : nullptr;
            if (scaled) scalers.insert(scalerOf(*scaled).span.of(file));
            if (method->attr == std::string_view(rules.step) && call->args.size() == 1) stepping.insert(method->value->span.of(file));
        }
    std::erase_if(scalers, [&](std::string_view one) { return !stepping.contains(one); });
    return scalers;
}

StepStatement::Kind kindOfMethod(std::string_view name, const TrainingRules& rules) {
    if (name == rules.backward) return StepStatement::Kind::Backward;
    if (name == rules.step) return StepStatement::Kind::Step;
    return name == rules.clear ? StepStatement::Kind::Clear : StepStatement::Kind::Other;
}

bool hasPlainKeywords(const ast::Call& call, StepStatement::Kind kind, const TrainingRules& rules) {
    const auto isAmong = [](const std::vector<std::string>& names, const ast::keyword* keyword) {
        return std::ranges::find(names, keyword->name.text()) != names.end();
    };
    return std::ranges::all_of(call.keywords, [&](const ast::keyword* keyword) {
        return (kind == StepStatement::Kind::Backward && isAmong(rules.backwardKeywords, keyword)) ||
               (kind == StepStatement::Kind::Clear && isAmong(rules.clearKeywords, keyword));
    });
}

StepStatement stepStatement(const ast::Stmt& statement, const TrainingRules& rules, const Analysis& analysis, const Scalers& scalers,
                            std::string_view file) {
    StepStatement found;
    const ast::Expr* target = nullptr;
    found.call = calledAlone(statement, target);
    if (!found.call) return found;
    std::string_view function = analysis.qualifiedName(*found.call->func);
    if (!function.empty() && (function == rules.clipNorm || function == rules.clipValue)) {
        found.kind = function == rules.clipNorm ? StepStatement::Kind::ClipNorm : StepStatement::Kind::ClipValue;
        found.isPlain = found.call->args.size() == 2 && found.call->keywords.empty();
        if (found.call->args.size() == 1 && found.call->keywords.size() == 1)
            found.isPlain = found.call->keywords[0]->name == "max_norm" || found.call->keywords[0]->name == "clip_value";
        if (target) found.result = std::string(target->span.of(file));
        return found;
    }
    const auto* method = target ? nullptr : ast::as<ast::Attribute>(found.call->func);
    if (!method) return found;
    found.kind = kindOfMethod(method->attr.text(), rules);
    found.receiver = method->value;
    found.isPlain = found.call->args.empty() && hasPlainKeywords(*found.call, found.kind, rules);
    readScaling(found, *method, rules, scalers, file);
    return found;
}

bool leavesBlock(const ast::Stmt& statement) {
    bool inLoop = statement.kind == ast::Kind::For || statement.kind == ast::Kind::While;
    bool found = false;
    ast::walk(statement, [&](const ast::Node& node) {
        bool isJump = node.kind == ast::Kind::Break || node.kind == ast::Kind::Continue;
        found = found || (isJump && !inLoop) || node.kind == ast::Kind::Return || node.kind == ast::Kind::Raise ||
                node.kind == ast::Kind::Yield || node.kind == ast::Kind::YieldFrom || node.kind == ast::Kind::Await ||
                node.kind == ast::Kind::Global || node.kind == ast::Kind::Nonlocal;
        return !found && !opensScope(node);
    });
    return found;
}

bool ownsItsLines(const ast::Stmt& statement, std::string_view text) {
    std::size_t before = text.substr(0, statement.span.begin).find_last_not_of(" \t");
    std::size_t behind = text.find_first_not_of(" \t", statement.span.end);
    auto endsLine = [&](std::size_t at) { return at == std::string_view::npos || text[at] == '\n' || text[at] == '\r'; };
    return endsLine(before) && (endsLine(behind) || text[behind] == '#');
}

bool needsNumbers(const ast::Call& call, const TrainingRules& rules) {
    static constexpr std::array<std::string_view, 5> functions = {"float", "int", "bool", "print", "input"};
    if (const auto* method = ast::as<ast::Attribute>(call.func))
        return std::ranges::find(rules.evaluates, method->attr.text()) != rules.evaluates.end();
    const auto* function = ast::as<ast::NameExpr>(call.func);
    return function && std::ranges::find(functions, function->id.text()) != functions.end();
}

std::vector<Block> blocksOf(const ast::Node& scope) {
    std::vector<Block> blocks;
    addBlock(bodyOf(scope), blocks);
    return blocks;
}

}  // namespace regraft
