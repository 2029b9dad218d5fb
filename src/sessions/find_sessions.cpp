// Which variables hold sessions, wherever they are handed to.

#include "ast/visit.h"
#include "lift/calls.h"
#include "sessions/graph_reader.h"

namespace regraft {

namespace {

const ast::FunctionDef* calledFunction(const ast::Node* callee) {
    const auto* owner = ast::as<ast::ClassDef>(callee);
    if (!owner) return ast::as<ast::FunctionDef>(callee);
    for (const ast::Stmt* statement : owner->body)
        if (const auto* method = ast::as<ast::FunctionDef>(statement); method && method->name == "__init__") return method;
    return nullptr;
}

}  // namespace

/// A session among the arguments of a function of the file is one among its parameters.
void GraphReader::handOn(const ast::Call& call, std::set<std::string>& sessions) {
    const ast::Node* callee = analysis_.callee(call);
    const ast::FunctionDef* function = callee && analysis_.isOwn(*callee) ? calledFunction(callee) : nullptr;
    if (!function) return;
    const std::size_t skip = callee != function || function->name == "__init__" || isBoundMethod(*function, *call.func, analysis_) ? 1 : 0;
    auto hand = [&](const ast::Expr& argument, const ast::arg& parameter) {
        const std::string key = keys_.of(argument);
        if (key.empty() || !sessions.contains(key)) return;
        sessions.insert(keys_.parameter(*function, parameter.name));
        const bool isKnown = std::ranges::any_of(graph_.handed, [&](const HandedSession& one) { return one.argument == &argument; });
        if (!isKnown) graph_.handed.push_back({&call, &argument, function, &parameter});
    };
    const auto& parameters = function->args->args;
    for (std::size_t i = 0; i < call.args.size() && i + skip < parameters.size(); ++i) hand(*call.args[i], *parameters[i + skip]);
    for (const ast::keyword* keyword : call.keywords)
        for (const ast::arg* parameter : parameters)
            if (keyword->name && parameter->name == keyword->name) hand(*keyword->value, *parameter);
}

void GraphReader::findSessions() {
    std::set<std::string> sessions;
    auto isSession = [&](const ast::Expr& expr) {
        const auto* call = ast::as<ast::Call>(&expr);
        return call ? rules_.is("session", nameOf(*call->func)) : sessions.contains(keys_.of(expr));
    };
    auto look = [&](const ast::Node& node) {
        if (const auto* assign = ast::as<ast::Assign>(&node); assign && isSession(*assign->value))
            for (const ast::Expr* target : assign->targets) sessions.insert(keys_.of(*target));
        if (const auto* item = ast::as<ast::withitem>(&node); item && item->optional_vars && isSession(*item->context_expr))
            sessions.insert(keys_.of(*item->optional_vars));
        if (const auto* call = ast::as<ast::Call>(&node)) handOn(*call, sessions);
        return true;
    };
    for (std::size_t before = 0, turn = 0; turn == 0 || before != sessions.size(); ++turn) {
        before = sessions.size();
        ast::walk(*file_.module, look);
    }
    sessions.erase("");
    for (const std::string& key : sessions) graph_.values[key] = {GraphKind::Session};
}

}  // namespace regraft
