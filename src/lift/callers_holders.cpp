#include "lift/callers_holders.h"

#include <algorithm>

#include "lift/methods.h"
#include "lift/passing_functions.h"

namespace regraft {

namespace {

class CallersHolders {
public:
    CallersHolders(const CallGraph& calls, const Analysis& analysis, const ProgramEffects* effects, ScopeAliases& scopes)
        : calls_(calls),
          analysis_(analysis),
          effects_(effects),
          scopes_(scopes) {}

    std::string run(const Place& place, const ast::Stmt& statement) {
        const ast::Node* function = scopeAround(statement, analysis_);
        const ast::arguments* taken = function ? argumentsOf(*function) : nullptr;
        const std::string root(place.root->id.text());
        const std::string inside = place.key.substr(root.size());
        if (!taken || inside.empty() || scopes_.around(statement, analysis_, effects_)->isRebound(root)) return {};
        std::string found = afterCalls(*function, root, inside);
        return found.empty() && root == objectName(*function) ? afterMaking(*function, inside) : found;
    }

private:
    /// Behind the calls of a function that give an object for its parameter.
    std::string afterCalls(const ast::Node& function, const std::string& parameter, const std::string& inside) {
        const bool isObject = parameter == objectName(function);
        for (const KnownCall& call : calls_.calls()) {
            if (call.callee != &function) continue;
            const auto* method = ast::as<ast::Attribute>(call.call->func);
            const ast::Expr* given = isObject && call.isBound ? (method ? method->value : nullptr) : argumentFor(call, parameter);
            if (std::string found = given ? behind(*given, inside) : std::string(); !found.empty()) return found;
        }
        return {};
    }

    /// Behind the making of the method's object, of a container that it has been given: `self.params = params`.
    std::string afterMaking(const ast::Node& method, const std::string& inside) {
        const auto* definition = ast::as<ast::ClassDef>(analysis_.parent(method));
        const ast::FunctionDef* constructor = definition ? constructorOf(*definition) : nullptr;
        const std::size_t item = inside.find('[');
        const Aliases* made =
            constructor && item != std::string::npos ? scopes_.around(*constructor->body[0], analysis_, effects_) : nullptr;
        if (!made) return {};
        const std::set<std::string> shared = made->sharingAtEnd(objectName(*constructor) + inside.substr(0, item));
        for (Name parameter : parametersOf(*constructor->args)) {
            const std::string name(parameter.text());
            if (!shared.contains(name) || made->isRebound(name)) continue;
            if (std::string found = afterCalls(*constructor, name, inside.substr(item)); !found.empty()) return found;
        }
        return {};
    }

    std::string behind(const ast::Expr& given, const std::string& inside) {
        Place place = placeOf(given, analysis_);
        if (!place || !place.views.empty()) return {};
        place.key += inside;
        const ast::Stmt& statement = *analysis_.statementOf(given);
        const Aliases* aliases = scopes_.around(statement, analysis_, effects_);
        return aliases ? aliases->liveSharer(place, statement) : std::string();
    }

    const CallGraph& calls_;
    const Analysis& analysis_;
    const ProgramEffects* effects_;
    ScopeAliases& scopes_;
};

}  // namespace

std::string heldByCallers(const Place& place, const ast::Stmt& statement, const CallGraph& calls, const Analysis& analysis,
                          const ProgramEffects* effects, ScopeAliases& scopes) {
    return CallersHolders(calls, analysis, effects, scopes).run(place, statement);
}

}  // namespace regraft
