#include "modules/said_modes.h"

#include <algorithm>
#include <optional>

#include "ast/loops.h"
#include "ast/visit.h"
#include "mapping/training_rules.h"

namespace regraft {

namespace {

constexpr int deepestMethod = 8;  ///< of methods that call each other

bool isParameterOf(const ast::Node& scope, std::string_view name) {
    const auto* function = ast::as<ast::FunctionDef>(&scope);
    auto is = [&](const ast::arg* one) { return one->name == name; };
    return function && (std::ranges::any_of(function->args->args, is) || std::ranges::any_of(function->args->kwonlyargs, is) ||
                        std::ranges::any_of(function->args->posonlyargs, is));
}

}  // namespace

/// The call if `node` is `X.train()` or `X.eval()` of what `receiver` names; of any module where that is empty.
const ast::Call* SaidModes::setMode(const ast::Node& node, std::string_view receiver) const {
    const auto* call = ast::as<ast::Call>(&node);
    const auto* member = call ? ast::as<ast::Attribute>(call->func) : nullptr;
    bool isSet = member && methods_.setsMode(member->attr.text()) && call->keywords.empty() && call->args.size() <= 1;
    return isSet && textOf(*member->value) == receiver ? call : nullptr;
}

Mode SaidModes::modeSet(const ast::Call& call) const {
    bool trains = methods_.trains(ast::as<ast::Attribute>(call.func)->attr.text());
    if (!trains || call.args.empty()) return trains ? Mode::Training : Mode::Evaluating;
    const auto* value = ast::as<ast::Constant>(call.args[0]);
    if (value && value->value.type == ast::Literal::Type::True) return Mode::Training;
    return value && value->value.type == ast::Literal::Type::False ? Mode::Evaluating : Mode::Unknown;
}

const ast::Node* SaidModes::scopeOf(const ast::Node& node) const {
    const ast::Node* at = analysis_.parent(node);
    while (at && at->kind != ast::Kind::FunctionDef && at->kind != ast::Kind::Module) at = analysis_.parent(*at);
    return at;
}

/// The mode of `receiver` by what was last said before the call, in its function or those around it; a module is made training.
Mode SaidModes::modeOf(const ast::Call& call, std::string_view receiver, int depth) const {
    for (const ast::Node* scope = scopeOf(call); scope; scope = scopeOf(*scope)) {
        const ast::Call* last = nullptr;
        bool laterInLoop = false, isLater = false;
        ast::walk(*scope, [&](const ast::Node& node) {
            const ast::Call* set = setMode(node, receiver);
            if (!set || scopeOf(*set) != scope) return true;
            if (set->span.begin < call.span.begin) last = set;
            else {
                laterInLoop = laterInLoop || sharesLoop(*set, call, *scope);
                isLater = true;
            }
            return true;
        });
        if (laterInLoop && (!last || !sharesLoop(*last, call, *scope))) return Mode::Unknown;
        if (isLater && scope != scopeOf(call)) return Mode::Unknown;  // the function may be called before or behind it
        if (last) return isOnItsWay(*last, call) ? modeSet(*last) : Mode::Unknown;
        if (scope->kind == ast::Kind::Module || isMadeIn(*scope, receiver)) return Mode::Training;
        if (isParameterOf(*scope, receiver)) return byCallers();
        if (isMemberOf(*scope, receiver)) return byMethods(static_cast<const ast::FunctionDef&>(*scope), receiver, depth);
    }
    return Mode::Training;
}

/// What is given a module: its mode is the one that everybody leaves it in, if nobody ever says another.
Mode SaidModes::byCallers() const {
    bool says = false;
    ast::walk(*file_.module, [&](const ast::Node& node) {
        const auto* member = ast::as<ast::Attribute>(&node);
        says = says || (member && methods_.evaluates(member->attr.text()) && analysis_.parent(*member)->kind == ast::Kind::Call);
        return !says;
    });
    return says ? Mode::Unknown : Mode::Training;
}

/// Whether what `receiver` names is a member of the object that the function is a method of.
bool SaidModes::isMemberOf(const ast::Node& scope, std::string_view receiver) const {
    const auto* function = ast::as<ast::FunctionDef>(&scope);
    const bool isMethod = function && analysis_.parent(*function)->kind == ast::Kind::ClassDef && !function->args->args.empty();
    return isMethod && receiver.starts_with(std::string(function->args->args[0]->name.text()) + ".");
}

bool SaidModes::gathersGradients(const ast::FunctionDef& method) const {
    const auto gathers = [](const ast::Attribute& member) {
        return std::ranges::any_of(Tables::builtin().frameworks(), [&](const Framework& one) {
            return one.training && !one.training->backward.empty() && member.attr == std::string_view(one.training->backward);
        });
    };
    bool found = false;
    ast::walk(method, [&](const ast::Node& node) {
        const auto* member = ast::as<ast::Attribute>(&node);
        found = found || (member && gathers(*member));
        return !found;
    });
    return found;
}

/// What an object holds, in a method that says nothing of its mode: what all methods that call this one have said. Where gradients
/// are gathered, it trains.
Mode SaidModes::byMethods(const ast::FunctionDef& method, std::string_view receiver, int depth) const {
    if (byCallers() == Mode::Training) return Mode::Training;
    std::optional<Mode> known;
    bool agree = true;
    if (gathersGradients(method)) return Mode::Training;
    ast::walk(*analysis_.parent(method), [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        const auto* member = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        const auto* self = member && member->attr == method.name ? ast::as<ast::NameExpr>(member->value) : nullptr;
        if (!self || depth >= deepestMethod) return true;
        const Mode mode = modeOf(*call, receiver, depth + 1);
        agree = agree && (!known || *known == mode);
        known = mode;
        return true;
    });
    return agree && known ? *known : Mode::Unknown;
}

bool SaidModes::sharesLoop(const ast::Node& a, const ast::Node& b, const ast::Node& scope) const {
    for (const ast::Node* at = analysis_.parent(b); at && at != &scope; at = analysis_.parent(*at))
        if (ast::isLoop(*at) && at->span.contains(a.span)) return true;
    return false;
}

/// Whether whoever comes to `call` has passed `set`: no branch is around it that isn't around the call.
bool SaidModes::isOnItsWay(const ast::Node& set, const ast::Node& call) const {
    for (const ast::Node* at = analysis_.parent(set); at && !at->span.contains(call.span); at = analysis_.parent(*at))
        if (at->kind == ast::Kind::If || at->kind == ast::Kind::IfExp) return false;
    return true;
}

bool SaidModes::isMadeIn(const ast::Node& scope, std::string_view name) const {
    bool made = false;
    ast::walk(scope, [&](const ast::Node& node) {
        const auto* assign = ast::as<ast::Assign>(&node);
        made = made || (assign && std::ranges::any_of(assign->targets, [&](const ast::Expr* target) { return textOf(*target) == name; }));
        return !made;
    });
    return made;
}

}  // namespace regraft
