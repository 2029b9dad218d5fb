#include "training/step_methods.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>

#include "ast/names.h"
#include "ast/visit.h"
#include "mapping/training_rules.h"
#include "modules/compact/code_text.h"
#include "modules/module_classes.h"
#include "training/step_statements.h"

namespace regraft {

namespace {

constexpr int ofFile = -1;  ///< the group of changes that no class of modules has

using TakenNames = std::set<std::string_view>;

/// `loss, n = self._step(batch)`
struct StepCall {
    const ast::Assign* statement = nullptr;
    const ast::Call* call = nullptr;
    const ast::FunctionDef* caller = nullptr;
    const ast::FunctionDef* method = nullptr;
    std::vector<std::string_view> targets;
};

class StepMethods {
public:
    StepMethods(const ParsedFile& file, const Analysis& analysis, const TrainingRules& rules)
        : file_(file),
          analysis_(analysis),
          rules_(rules),
          code_(file),
          classes_(file, analysis) {}

    std::vector<ReadEdit> run() {
        ast::walk(*file_.module, [&](const ast::Node& node) {
            const auto* owner = ast::as<ast::ClassDef>(&node);
            if (owner && !classes_.find(owner)) lookInto(*owner);
            return true;
        });
        return std::move(edits_);
    }

private:
    std::string textOf(const ast::Node& node) const { return std::string(node.span.of(file_.text)); }

    void lookInto(const ast::ClassDef& owner) {
        for (const ast::Stmt* statement : owner.body) {
            const auto* method = ast::as<ast::FunctionDef>(statement);
            if (!method || method->args->args.empty()) continue;
            for (const Block& block : blocksOf(*method))
                for (std::size_t i = 0; i < block.size(); ++i)
                    if (const std::optional<StepCall> found = stepCall(block, i, *method, owner)) readHere(*found);
        }
    }

    std::optional<StepCall> stepCall(const Block& block, std::size_t index, const ast::FunctionDef& caller,
                                     const ast::ClassDef& owner) const {
        StepCall found{ast::as<ast::Assign>(block[index]), nullptr, &caller, nullptr, {}};
        if (!found.statement || found.statement->targets.size() != 1) return std::nullopt;
        found.call = ast::as<ast::Call>(found.statement->value);
        const auto* member = found.call ? ast::as<ast::Attribute>(found.call->func) : nullptr;
        const auto* self = member ? ast::as<ast::NameExpr>(member->value) : nullptr;
        if (!self || self->id.text() != caller.args->args[0]->name.text()) return std::nullopt;
        found.targets = ast::targetNames(*found.statement->targets[0]);
        if (!gathersBehind(found, block, index)) return std::nullopt;
        found.method = methodOf(owner, member->attr.text());
        const bool isOther = found.method && found.method != &caller && found.method->decorator_list.empty();
        return isOther && !found.targets.empty() ? std::optional(found) : std::nullopt;
    }

    /// The method, unless another class of the file has one of that name: it may be what is called.
    const ast::FunctionDef* methodOf(const ast::ClassDef& owner, std::string_view name) const {
        const ast::FunctionDef* found = nullptr;
        bool isAlone = true;
        ast::walk(*file_.module, [&](const ast::Node& node) {
            const auto* method = ast::as<ast::FunctionDef>(&node);
            if (!method || method->name.text() != name || analysis_.parent(*method)->kind != ast::Kind::ClassDef) return true;
            if (analysis_.parent(*method) == &owner && !found) found = method;
            else isAlone = false;
            return true;
        });
        return isAlone ? found : nullptr;
    }

    /// Whether gradients of what the call gives are gathered behind it.
    bool gathersBehind(const StepCall& found, const Block& block, std::size_t index) const {
        bool gathers = false;
        for (std::size_t i = index + 1; i < block.size() && !gathers; ++i)
            ast::walk(*block[i], [&](const ast::Node& node) {
                const auto* member = ast::as<ast::Attribute>(&node);
                if (member && member->attr == std::string_view(rules_.backward))
                    for (std::string_view name : found.targets) gathers = gathers || ast::namesIn(*member->value).contains(name);
                return !gathers;
            });
        return gathers;
    }

    static TakenNames namesBound(const ast::FunctionDef& method) {
        TakenNames names;
        ast::walk(method, [&](const ast::Node& node) {
            const auto* name = ast::as<ast::NameExpr>(&node);
            if (name && name->ctx == ast::ExprContext::Store) names.insert(name->id.text());
            return true;
        });
        return names;
    }

    /// Whether the method runs from its first statement to a `return` at its end, whatever happens.
    static bool isStraight(const ast::FunctionDef& method) {
        const auto* last = ast::as<ast::Return>(method.body.back());
        bool isStraight = last && last->value && method.body.size() > 1;
        unsigned returns = 0;
        for (const ast::Stmt* statement : method.body)
            ast::walk(*statement, [&](const ast::Node& node) {
                returns += node.kind == ast::Kind::Return;
                constexpr std::array others = {ast::Kind::FunctionDef, ast::Kind::ClassDef, ast::Kind::Yield,   ast::Kind::YieldFrom,
                                               ast::Kind::Await,       ast::Kind::Global,   ast::Kind::Nonlocal};
                isStraight = isStraight && std::ranges::find(others, node.kind) == others.end();
                return isStraight;
            });
        return isStraight && returns == 1;
    }

    /// Whether it calls something that the object holds, which is no method: the module.
    bool callsHeld(const ast::FunctionDef& method) const {
        bool calls = false;
        ast::walk(method, [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            const auto* member = call ? ast::as<ast::Attribute>(call->func) : nullptr;
            const auto* self = member ? ast::as<ast::NameExpr>(member->value) : nullptr;
            calls = calls || (self && self->id.text() == method.args->args[0]->name.text() &&
                              !methodOf(*ast::as<ast::ClassDef>(analysis_.parent(method)), member->attr.text()));
            return !calls;
        });
        return calls;
    }

    void readHere(const StepCall& found) {
        const ast::arguments& own = *found.method->args;
        const bool isPlain = own.posonlyargs.empty() && own.kwonlyargs.empty() && !own.vararg && !own.kwarg && !own.args.empty() &&
                             own.args[0]->name.text() == found.caller->args->args[0]->name.text() && found.call->keywords.empty() &&
                             found.call->args.size() + 1 == own.args.size();
        if (!isPlain || !isStraight(*found.method) || !callsHeld(*found.method) || !code_.standsAlone(found.statement->span)) return;
        const std::optional<std::vector<std::string>> results = resultsOf(found);
        const std::string indentation(code_.indentation(found.statement->span.begin));
        std::vector<std::string> lines;
        TakenNames bound = namesBound(*found.method);
        for (std::size_t i = 0; i < found.call->args.size(); ++i) {
            const std::string_view parameter = own.args[i + 1]->name.text();
            if (found.call->args[i]->kind == ast::Kind::Starred) return;
            if (textOf(*found.call->args[i]) == parameter) continue;
            bound.insert(parameter);
            lines.push_back(indentation + std::string(parameter) + " = " + textOf(*found.call->args[i]));
        }
        if (!results || takesNames(found, bound)) return;
        ReadEdit edit{code_.linesOf(found.statement->span), {}, ofFile};
        const std::string newline(code_.newline());
        for (const std::string& line : lines) edit.parts.push_back({line + newline, found.statement->span, false});
        for (const ast::Stmt* statement : found.method->body.first(found.method->body.size() - 1)) {
            const std::optional<std::string> text = indented(*statement, indentation);
            if (!text) return;
            if (!isText(*statement)) edit.parts.push_back({*text + newline, statement->span, false});
        }
        for (const std::string& result : *results) edit.parts.push_back({indentation + result + newline, found.statement->span, false});
        edits_.push_back(std::move(edit));
    }

    static bool isText(const ast::Stmt& statement) {
        const auto* expression = ast::as<ast::ExprStmt>(&statement);
        return expression && expression->value->kind == ast::Kind::Constant;
    }

    /// Whether what the method binds has a meaning of its own in the caller.
    bool takesNames(const StepCall& found, const TakenNames& bound) const {
        const TakenNames used = ast::namesIn(*found.caller);
        return std::ranges::any_of(bound, [&](std::string_view name) {
            return used.contains(name) && std::ranges::find(found.targets, name) == found.targets.end();
        });
    }

    /// `n = x.size(0)` of what is returned, where it is not the target's name already; nothing if that can't be said.
    std::optional<std::vector<std::string>> resultsOf(const StepCall& found) const {
        const ast::Expr& value = *ast::as<ast::Return>(found.method->body.back())->value;
        const auto* tuple = ast::as<ast::Tuple>(&value);
        if (!tuple && found.targets.size() != 1) return std::nullopt;
        std::vector<const ast::Expr*> values{&value};
        if (tuple && found.targets.size() > 1) values.assign(tuple->elts.begin(), tuple->elts.end());
        if (values.size() != found.targets.size()) return std::nullopt;
        const TakenNames bound = namesBound(*found.method);
        std::vector<std::string> results;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (textOf(*values[i]) == found.targets[i]) continue;
            if (bound.contains(found.targets[i])) return std::nullopt;  // another value under the target's name
            results.push_back(std::string(found.targets[i]) + " = " + textOf(*values[i]));
        }
        return results;
    }

    /// A statement's lines with another indentation; nothing if a string goes over several of them.
    std::optional<std::string> indented(const ast::Stmt& statement, const std::string& indentation) const {
        const std::string text = textOf(statement);
        if (text.find("\"\"\"") != std::string::npos || text.find("'''") != std::string::npos)
            return isText(statement) ? std::optional<std::string>("") : std::nullopt;
        const std::size_t old = code_.indentation(statement.span.begin).size();
        std::string result = indentation;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
            std::string line = text.substr(at, end - at);
            if (at > 0) {
                const std::size_t blanks = std::min(line.find_first_not_of(" \t"), old);
                line = indentation + line.substr(blanks == std::string::npos ? 0 : blanks);
            }
            result += line;
            at = end;
        }
        return result;
    }

    const ParsedFile& file_;
    const Analysis& analysis_;
    const TrainingRules& rules_;
    CodeText code_;
    ModuleClasses classes_;
    std::vector<ReadEdit> edits_;
};

}  // namespace

std::vector<ReadEdit> readStepMethods(const ParsedFile& file, const Analysis& analysis, const Framework& source, const Framework& target) {
    const bool gathers = source.training && !source.training->backward.empty();
    if (!gathers || !target.training || !target.training->backward.empty()) return {};
    return StepMethods(file, analysis, *source.training).run();
}

}  // namespace regraft
