#include "training/recorded_elsewhere.h"

#include <algorithm>
#include <set>

#include "ast/visit.h"
#include "lift/calls.h"
#include "lift/flow_graph.h"
#include "lift/meaning.h"
#include "training/step_statements.h"

namespace regraft {
namespace {

class Search {
public:
    Search(const TrainingStep& step, const TrainingContext& context) : step_(step), context_(context) {}

    std::string run() const {
        std::set<std::string_view> lists;
        ast::walk(*context_.file.module, [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            const ast::Attribute* list = call ? grownList(*call) : nullptr;
            if (list && scopeAround(*call, context_.analysis) != step_.scope && isRecorded(*call, *list)) lists.insert(list->attr.text());
            return true;
        });
        std::string found;
        const auto look = [&](const ast::Node& node) {
            const auto* member = ast::as<ast::Attribute>(&node);
            if (member && found.empty() && lists.contains(member->attr.text())) found = text(*member);
            return found.empty();
        };
        if (lists.empty()) return found;
        for (const ast::Stmt* statement : step_.forward) ast::walk(*statement, look);
        ast::walk(*step_.loss, look);
        return found;
    }

private:
    std::string text(const ast::Expr& expr) const { return std::string(expr.span.of(context_.file.text)); }

    /// The `policy.saved` of `policy.saved.append(x)`.
    static const ast::Attribute* grownList(const ast::Call& call) {
        const auto* method = ast::as<ast::Attribute>(call.func);
        return method && method->attr == "append" && call.args.size() == 1 ? ast::as<ast::Attribute>(method->value) : nullptr;
    }

    /// Whether what is appended is computed of what a module gives, and that is recorded.
    bool isRecorded(const ast::Call& append, const ast::Attribute& list) const {
        const ast::Node* scope = scopeAround(append, context_.analysis);
        if (!scope || !isFunction(*scope) || standsUnrecorded(append)) return false;
        const std::string root = text(*list.value);
        std::set<std::string> names;
        const Variables variables(*scope, context_.analysis);
        for (std::size_t before = names.size() + 1; before != names.size();) {
            before = names.size();
            for (const ast::Stmt* statement : bodyOf(*scope))
                ast::walk(*statement, [&](const ast::Node& node) {
                    const auto* assign = ast::as<ast::Assign>(&node);
                    if (assign && comesFromModule(*assign->value, root, names, variables))
                        for (const std::string& name : variables.bound(*assign)) names.insert(name);
                    return true;
                });
        }
        return comesFromModule(*append.args[0], root, names, variables);
    }

    bool comesFromModule(const ast::Expr& value, const std::string& root, const std::set<std::string>& names,
                         const Variables& variables) const {
        if (standsUnrecorded(value) || isUnrecorded(value)) return false;
        const std::set<std::string> read = variables.read(value);
        if (std::ranges::any_of(read, [&](const std::string& name) { return names.contains(name); })) return true;
        bool found = false;
        ast::walk(value, [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            found = found || (call && (text(*call->func) == root || context_.isModule(*call->func)));
            return !found;
        });
        return found;
    }

    /// `x.item()`, `x.detach()`
    bool isUnrecorded(const ast::Expr& value) const {
        const auto* call = ast::as<ast::Call>(&value);
        return call && (needsNumbers(*call, *context_.source.training) || means(context_.analysis.useAt(*call), "stop_gradient"));
    }

    bool standsUnrecorded(const ast::Node& node) const {
        for (const ast::Node* at = &node; at; at = context_.analysis.parent(*at)) {
            if (const auto* with = ast::as<ast::With>(at))
                if (std::ranges::any_of(with->items, [&](const ast::withitem* item) {
                        return recordsNothing(context_.analysis.useAt(*item->context_expr));
                    }))
                    return true;
            if (const auto* function = ast::as<ast::FunctionDef>(at))
                if (std::ranges::any_of(function->decorator_list,
                                        [&](const ast::Expr* one) { return recordsNothing(context_.analysis.useAt(*one)); }))
                    return true;
        }
        return false;
    }

    const TrainingStep& step_;
    const TrainingContext& context_;
};

}  // namespace

std::string recordedElsewhere(const TrainingStep& step, const TrainingContext& context) { return Search(step, context).run(); }

}  // namespace regraft
