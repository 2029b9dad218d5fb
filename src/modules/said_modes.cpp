#include "modules/said_modes.h"

#include <algorithm>
#include <optional>
#include <ranges>

#include "ast/loops.h"
#include "ast/visit.h"
#include "mapping/training_rules.h"
#include "modules/module_classes.h"

namespace regraft {

namespace {

constexpr int deepestMethod = 8;    ///< of methods that call each other
constexpr int deepestFunction = 4;  ///< of functions that call each other

std::vector<const ast::arg*> positionalOf(const ast::FunctionDef& function) {
    std::vector<const ast::arg*> all(function.args->posonlyargs.begin(), function.args->posonlyargs.end());
    all.insert(all.end(), function.args->args.begin(), function.args->args.end());
    return all;
}

bool isParameterOf(const ast::Node& scope, std::string_view name) {
    const auto* function = ast::as<ast::FunctionDef>(&scope);
    auto is = [&](const ast::arg* one) { return one->name == name; };
    return function && (std::ranges::any_of(function->args->args, is) || std::ranges::any_of(function->args->kwonlyargs, is) ||
                        std::ranges::any_of(function->args->posonlyargs, is));
}

}  // namespace

/// The call if `node` is `X.train()` or `X.eval()` of what `receiver` names.
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

/// What is said of `receiver` in a function itself, and by the functions of the file that it calls, in the order of the text.
std::vector<SaidModes::Event> SaidModes::eventsIn(const ast::Node& scope, std::string_view receiver, int depth) const {
    std::vector<Event> events;
    ast::walk(scope, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        if (!call || scopeOf(*call) != &scope) return true;
        if (setMode(*call, receiver)) events.push_back({call, modeSet(*call)});
        else if (const std::optional<Mode> left = leftByCall(*call, receiver, depth)) events.push_back({call, *left});
        return true;
    });
    std::ranges::sort(events, {}, [](const Event& event) { return event.call->span.begin; });
    return events;
}

/// The function of the file that a call runs: a function by its name, or a method of the same object.
const ast::FunctionDef* SaidModes::called(const ast::Call& call) const {
    if (const auto* function = ast::as<ast::FunctionDef>(definitionOf(*call.func, analysis_)))
        return analysis_.isOwn(*function) ? function : nullptr;
    const auto* member = ast::as<ast::Attribute>(call.func);
    const ast::Node* scope = member ? scopeOf(call) : nullptr;
    if (!scope || !isMemberOf(*scope, textOf(*member))) return nullptr;
    for (const ast::Stmt* statement : static_cast<const ast::ClassDef*>(analysis_.parent(*scope))->body)
        if (const auto* method = ast::as<ast::FunctionDef>(statement); method && method->name == member->attr) return method;
    return nullptr;
}

/// Whether a name where `at` stands is another one than in a function that is defined somewhere else.
bool SaidModes::isLocal(const ast::Node& at, std::string_view receiver, const ast::FunctionDef& outside) const {
    for (const ast::Node* scope = scopeOf(at); scope && !scope->span.contains(outside.span); scope = scopeOf(*scope))
        if (isParameterOf(*scope, receiver) || isMadeIn(*scope, receiver)) return true;
    return false;
}

/// What names, in a function that is called, the module that `receiver` names where it is called; empty if nothing does.
std::string SaidModes::nameWithin(const ast::Call& call, const ast::FunctionDef& function, std::string_view receiver) const {
    const bool isMethod = analysis_.parent(function)->kind == ast::Kind::ClassDef && call.func->kind == ast::Kind::Attribute;
    const std::vector<const ast::arg*> parameters = positionalOf(function);
    for (std::size_t i = 0, skipped = isMethod ? 1 : 0; i < call.args.size() && i + skipped < parameters.size(); ++i)
        if (textOf(*call.args[i]) == receiver) return std::string(parameters[i + skipped]->name.text());
    for (const ast::keyword* one : call.keywords)
        if (textOf(*one->value) == receiver) return std::string(one->name.text());
    const bool isSame = isMethod
                            ? isMemberOf(function, receiver)
                            : !isParameterOf(function, receiver) && !isMadeIn(function, receiver) && !isLocal(call, receiver, function);
    return isSame ? std::string(receiver) : "";
}

/// The mode in which a call of a function of the file leaves a module; none if it leaves it as it was.
std::optional<Mode> SaidModes::leftByCall(const ast::Call& call, std::string_view receiver, int depth) const {
    const ast::FunctionDef* function = depth < deepestFunction ? called(call) : nullptr;
    const std::string name = function ? nameWithin(call, *function, receiver) : "";
    return name.empty() ? std::nullopt : leftBy(*function, name, depth + 1);
}

/// The mode in which a function leaves what it names so; none if it leaves it as it was.
std::optional<Mode> SaidModes::leftBy(const ast::Node& scope, std::string_view receiver, int depth) const {
    const std::vector<Event> events = eventsIn(scope, receiver, depth);
    if (events.empty() || restores(scope, *events.back().call, receiver)) return std::nullopt;
    bool isAlways = true;
    for (const ast::Node* at = analysis_.parent(*events.back().call); at && at != &scope; at = analysis_.parent(*at))
        isAlways = isAlways && at->kind != ast::Kind::If && at->kind != ast::Kind::IfExp;
    ast::walk(scope, [&](const ast::Node& node) {
        const bool isBetween = node.kind == ast::Kind::Return && node.span.begin < events.back().call->span.begin;
        isAlways = isAlways && !(isBetween && scopeOf(node) == &scope);
        return isAlways;
    });
    return isAlways ? events.back().mode : Mode::Unknown;
}

/// `was = model.training; …; model.train(was)`, or `if was: model.train()`.
bool SaidModes::restores(const ast::Node& scope, const ast::Call& set, std::string_view receiver) const {
    const ast::Expr* mode = setMode(set, receiver) && !set.args.empty() ? set.args[0] : nullptr;
    for (const ast::Node* at = analysis_.parent(set); !mode && at && at != &scope; at = analysis_.parent(*at))
        if (const auto* branch = ast::as<ast::If>(at)) mode = branch->test;
    if (!mode || mode->kind != ast::Kind::NameExpr) return false;
    bool isKept = false;
    ast::walk(scope, [&](const ast::Node& node) {
        const auto* assign = ast::as<ast::Assign>(&node);
        const auto* member = assign ? ast::as<ast::Attribute>(assign->value) : nullptr;
        isKept = isKept || (member && textOf(*member->value) == receiver && textOf(*assign->targets[0]) == textOf(*mode));
        return !isKept;
    });
    return isKept;
}

/// The mode of `receiver` by what was last said before the call, in its function, those that it calls, and those around it or that
/// call it; a module is made training.
Mode SaidModes::modeOf(const ast::Call& call, std::string_view receiver, int depth) const {
    JoinedModes joined;
    for (const ast::Node* scope = depth <= deepestMethod ? scopeOf(call) : nullptr; scope; scope = scopeOf(*scope)) {
        const std::vector<Event> events = eventsIn(*scope, receiver, 0);
        joinNextRounds(events, call, *scope, joined);
        if (scope != scopeOf(call)) joinLater(events, call, joined);
        if (joinEarlier(events, call, joined)) return joined.mode();
        const auto* function = ast::as<ast::FunctionDef>(scope);
        std::optional<Mode> entered;
        if (scope->kind == ast::Kind::Module || isMadeIn(*scope, receiver)) entered = Mode::Training;
        else if (isParameterOf(*scope, receiver)) entered = byCallers(*function, call, receiver, depth);
        else if (isMemberOf(*scope, receiver)) entered = byMethods(*function, receiver, depth);
        if (!entered) continue;
        joined.add(*entered);
        return joined.mode();
    }
    return Mode::Unknown;
}

bool SaidModes::hangsOnCondition(const ast::Call& call, std::string_view receiver) const {
    bool trains = false, evaluates = false;
    for (const Event& event : eventsIn(*scopeOf(call), receiver, 0)) {
        if (event.call->span.begin >= call.span.begin || isOnItsWay(*event.call, call)) continue;
        trains = trains || event.mode == Mode::Training;
        evaluates = evaluates || event.mode == Mode::Evaluating;
    }
    return trains && evaluates;
}

/// What is said before the call; whether nothing that was before that matters.
bool SaidModes::joinEarlier(const std::vector<Event>& events, const ast::Call& call, JoinedModes& joined) const {
    for (const Event& event : std::views::reverse(events)) {
        if (event.call->span.begin >= call.span.begin) continue;
        joined.add(event.mode);
        if (isOnItsWay(*event.call, call)) return true;
    }
    return false;
}

/// What is said later in the text: whoever is around a function may call it before or behind that.
void SaidModes::joinLater(const std::vector<Event>& events, const ast::Call& call, JoinedModes& joined) const {
    for (const Event& event : events)
        if (event.call->span.begin >= call.span.begin) joined.add(event.mode);
}

/// What is said behind the call in a loop around it, where the next round doesn't say another before it comes to the call.
void SaidModes::joinNextRounds(const std::vector<Event>& events, const ast::Call& call, const ast::Node& scope, JoinedModes& joined) const {
    for (const ast::Node* loop = loopAround(call, scope); loop; loop = loopAround(*loop, scope)) {
        bool isSaidAgain = false;
        for (const Event& event : events)
            isSaidAgain = isSaidAgain || (event.call->span.begin < call.span.begin && loop->span.contains(event.call->span) &&
                                          isOnItsWay(*event.call, call));
        if (isSaidAgain) return;
        for (const Event& event : std::views::reverse(events)) {
            if (event.call->span.begin < call.span.begin || !loop->span.contains(event.call->span)) continue;
            joined.add(event.mode);
            if (isOnItsWay(*event.call, *loop)) break;
        }
    }
}

/// Whether anything in the file says of a module that it isn't training.
bool SaidModes::evaluatesAny() const {
    bool says = false;
    ast::walk(*file_.module, [&](const ast::Node& node) {
        const auto* member = ast::as<ast::Attribute>(&node);
        says = says || (member && methods_.evaluates(member->attr.text()) && analysis_.parent(*member)->kind == ast::Kind::Call);
        return !says;
    });
    return says;
}

/// Whether all functions that say of a module that it isn't training say in the end that it is.
bool SaidModes::everybodyLeavesTraining() const {
    bool training = true;
    ast::walk(*file_.module, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        const auto* member = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        if (!member || !methods_.evaluates(member->attr.text())) return training;
        training = leftBy(*scopeOf(*call), textOf(*member->value), 0).value_or(Mode::Training) == Mode::Training;
        return training;
    });
    return training;
}

/// The calls of a function, outside of itself; none if it is used in other ways, too.
std::vector<const ast::Call*> SaidModes::callersOf(const ast::FunctionDef& function) const {
    std::vector<const ast::Call*> callers;
    bool isValue = false;
    ast::walk(*file_.module, [&](const ast::Node& node) {
        const auto* name = ast::as<ast::NameExpr>(&node);
        if (!name || name->id != function.name || function.span.contains(name->span)) return true;
        const auto* call = ast::as<ast::Call>(analysis_.parent(*name));
        const bool isCall = call && call->func == name && definitionOf(*name, analysis_) == &function;
        if (isCall) callers.push_back(call);
        isValue = isValue || !isCall;
        return true;
    });
    return isValue ? std::vector<const ast::Call*>() : callers;
}

/// What is given a module: its mode is the one that everybody leaves it in, if nobody ever says another; or the one that it has where
/// the function is called. One that nobody of the file calls and that gathers gradients trains, if all others leave modules training.
Mode SaidModes::byCallers(const ast::FunctionDef& function, const ast::Call& call, std::string_view receiver, int depth) const {
    if (!evaluatesAny()) return Mode::Training;
    JoinedModes joined;
    const std::vector<const ast::Call*> callers = callersOf(function);
    for (const ast::Call* caller : callers) {
        const ast::Expr* given = nullptr;
        const std::vector<const ast::arg*> parameters = positionalOf(function);
        for (std::size_t i = 0; i < caller->args.size() && i < parameters.size(); ++i)
            if (parameters[i]->name == receiver) given = caller->args[i];
        for (const ast::keyword* one : caller->keywords)
            if (one->name == receiver) given = one->value;
        joined.add(given ? modeOf(*caller, textOf(*given), depth + 1) : Mode::Unknown);
    }
    if (!callers.empty()) return joined.mode();
    return gathersGradients(function) && !isUnrecorded(call) && everybodyLeavesTraining() ? Mode::Training : Mode::Unknown;
}

/// Whether no gradients are taken of what stands there.
bool SaidModes::isUnrecorded(const ast::Node& node) const {
    const auto recordsNothing = [&](const ast::withitem* item) {
        const auto* call = ast::as<ast::Call>(item->context_expr);
        const std::string name = call ? std::string(analysis_.qualifiedName(*call->func)) : "";
        return std::ranges::any_of(Tables::builtin().frameworks(), [&](const Framework& one) {
            return one.training && std::ranges::find(one.training->recordsNothing, name) != one.training->recordsNothing.end();
        });
    };
    for (const ast::Node* at = &node; at; at = analysis_.parent(*at))
        if (const auto* with = ast::as<ast::With>(at); with && std::ranges::any_of(with->items, recordsNothing)) return true;
    return false;
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
    if (!evaluatesAny()) return Mode::Training;
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

/// The loop in a function that a node stands in.
const ast::Node* SaidModes::loopAround(const ast::Node& node, const ast::Node& scope) const {
    for (const ast::Node* at = analysis_.parent(node); at && at != &scope; at = analysis_.parent(*at))
        if (ast::isLoop(*at)) return at;
    return nullptr;
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
