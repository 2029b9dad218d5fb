#include "emit/migration.h"

#include <algorithm>

#include "emit/dotted_names.h"
#include "emit/hidden_dtype.h"
#include "emit/kept_arguments.h"
#include "emit/promotion_change.h"
#include "emit/version_signatures.h"
#include "lower/build.h"
#include "mapping/condition.h"
#include "mapping/instantiate.h"

namespace regraft {

namespace {

using Presence = Tables::Presence;

/// The expression that names the API: a call's function.
const ast::Expr& referenceOf(const Use& use) {
    return use.site.call && use.site.node == use.site.call ? *use.site.call->func : *use.site.node;
}

/// Whether a template calls the function of that name.
bool templateCalls(const ast::Expr& to, std::string_view name) {
    const auto* call = ast::as<ast::Call>(&to);
    return call && dottedName(*call->func) == name;
}

/// `isinstance(x, C)`, `issubclass(x, (C, D))`: whether the class is what is asked for.
bool isAskedFor(const ast::Expr& name, const Analysis& analysis) {
    const ast::Node* parent = analysis.parent(name);
    const auto* call = parent ? ast::as<ast::Call>(parent->kind == ast::Kind::Tuple ? analysis.parent(*parent) : parent) : nullptr;
    const auto* function = call && call->func != &name ? ast::as<ast::NameExpr>(call->func) : nullptr;
    return function && (function->id == "isinstance" || function->id == "issubclass");
}

/// `model.load_state_dict(torch.load(path))`: whether the value goes to a method of one of these names, and nowhere else.
bool isGivenTo(const ast::Expr& value, const std::vector<std::string>& methods, const Analysis& analysis) {
    const auto* call = ast::as<ast::Call>(analysis.parent(value));
    const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
    return method && !call->args.empty() && call->args[0] == &value && std::ranges::find(methods, method->attr.text()) != methods.end();
}

const py::Expr* attributeAsWritten(const ast::Expr& node, Arena& arena) {
    const auto& member = *ast::as<ast::Attribute>(&node);
    return py::attribute(arena, py::source(arena, *member.value), member.attr.text(), &member);
}

/// `x.dtype`, whatever x is; `in_dtype`.
bool isNamedAsDType(const ast::Expr& value) {
    const auto* member = ast::as<ast::Attribute>(&value);
    const auto* name = ast::as<ast::NameExpr>(&value);
    return (member && member->attr.text().ends_with("dtype")) || (name && name->id.text().ends_with("dtype"));
}

}  // namespace

std::string versionOf(const Framework& framework, const FrameworkVersion& named) {
    if (framework.versions.empty() || named.version.empty()) return framework.versions.empty() ? "" : framework.versions.back();
    std::string found = named.version;
    for (const std::string& known : framework.versions)
        if (known.starts_with(named.version + ".")) found = known;
    return found;
}

Migration::Migration(const CallGraph& calls, const Analysis& analysis, const LowerContext& context, std::string from)
    : analysis_(analysis),
      context_(context),
      framework_(context.target),
      from_(std::move(from)),
      to_(context.targetVersion),
      guards_(framework_, context.tables, analysis),
      lists_(calls, analysis),
      unpacked_(calls, analysis, context.arena),
      asksVersion_(guards_.areAsked()) {
    context_.leavesOmitted = true;
}

Migration::Named Migration::nameOf(const Use& use) const {
    const auto& old = framework_.oldInterface;
    if (old && isWithin(use.name, old->module) && !isOlder(to_, old->version))
        return {framework_.module + use.name.substr(old->module.size()), old->version, true};
    return {use.name, from_, false};
}

/// Whether the code takes care itself of what became of the name.
bool Migration::isGuarded(const Use& use, const Named& named) const {
    const bool absent = isAbsent(named.name);
    const std::optional<bool> runs = asksVersion_ ? guards_.runsUnder(*use.site.node, to_) : std::nullopt;
    if (runs && !*runs) return true;
    const auto before = [&] { return context_.tables.presence(framework_, named.name, named.version); };
    if (mayBeAbsent(*use.site.node, analysis_) && (absent || (!named.version.empty() && before() == Presence::Absent))) return true;
    return runs && !absent && !named.version.empty() && guards_.runsUnder(*use.site.node, named.version) == false;
}

/// `kind.newbyteorder()`, of which only the name of the method says that it is an array's.
bool Migration::mayBeOfDType(const Use& use, const Named& named) const {
    const auto dtype = framework_.typeClasses.find("dtype");
    return use.assumed && use.site.receiver && dtype != framework_.typeClasses.end() && isWithin(named.name, framework_.array) &&
           isAbsent(named.name) && isThere(dtype->second + named.name.substr(framework_.array.size()));
}

Migrated Migration::reported(DiagCode code, std::vector<std::string> args) const {
    Migrated result;
    result.report = code;
    result.args = std::move(args);
    return result;
}

Migrated Migration::of(const Use& use) const {
    Migrated result = ofName(use);
    const auto isNothing = [&] { return !result.code && !result.report && !result.byMeaning && !result.isRemoved; };
    if (isNothing() && use.site.call) result = ofDTypeText(use, *use.site.call);
    return isNothing() && use.site.call && !use.operation ? ofPromotion(use) : result;
}

/// `np.zeros(3, dtype="float_")`, `np.dtype("float_")`: dtypes that are written as text have the names of the module.
Migrated Migration::ofDTypeText(const Use& use, const ast::Call& call) const {
    std::vector<const ast::Expr*> texts;
    const std::string_view function = lastPartOf(use.name);
    if ((function == "dtype" || function == "astype") && !call.args.empty()) texts.push_back(call.args[0]);
    for (const ast::keyword* keyword : call.keywords)
        if (keyword->name && keyword->name == "dtype") texts.push_back(keyword->value);
    for (const ast::Expr* given : texts) {
        const auto* text = ast::as<ast::Constant>(given);
        if (!text || text->value.type != ast::Literal::Type::Str) continue;
        const std::string name = framework_.module + "." + std::string(text->value.text);
        if (!isAbsent(name)) continue;
        if (isOfPython(name)) continue;
        const std::string newName = nameThere(name);
        if (newName.empty()) return reported(DiagCode::Gone, {name, framework_.name, to_, ": it is named as text"});
        Migrated result;
        result.node = given;
        result.code = py::name(context_.arena, py::ExprKind::Literal, context_.arena.copy("\"" + std::string(lastPartOf(newName)) + "\""));
        return result;
    }
    return {};
}

Migrated Migration::ofName(const Use& use) const {
    if (use.site.operands.size()) return ofOperator(use);
    if (use.name.empty() || use.name.find('.') == std::string::npos) return {};
    const Named named = nameOf(use);
    if (asksVersion_ && use.name.starts_with(framework_.module + ".__version__") && guards_.refuses(*use.site.node, to_))
        return reported(DiagCode::Changed, {use.name, framework_.name, to_, "this check refuses the version"});
    if (isGuarded(use, named)) return {};
    if (mayBeOfDType(use, named)) {
        if (isNamedAsDType(*use.site.receiver)) return {};
        return reported(DiagCode::Gone, {use.name, framework_.name, to_, ", if this is an array: dtypes have it"});
    }
    if (auto changed = byChanges(use, named)) return *changed;
    if (auto rewritten = withoutFlags(use, named)) return *rewritten;
    if (isAbsent(named.name)) return replaced(use, named);
    const Presence presence = context_.tables.presence(framework_, named.name, to_);
    if (named.isOld) {
        if (presence == Presence::Unlisted) return reported(DiagCode::Gone, {use.name, framework_.name, to_, ""});
        return adapted(use, named, named.name);
    }
    if (!use.site.receiver && !use.api && liesInNoVersion(named.name) && !mayBeAbsent(*use.site.node, analysis_))
        return reported(DiagCode::InNoVersion, {use.name, framework_.name});
    return adapted(use, named, named.name);
}

Migrated Migration::ofOperator(const Use& use) const {
    if (isIndexOrCount(*use.site.node, analysis_)) return {};
    if (asksForEquality(use, analysis_))
        for (const VersionChange* change : crossed("equality"))
            return reported(DiagCode::Changed, {use.name, framework_.name, change->at, change->differs});
    if (comparesUnlike(use, analysis_))
        for (const VersionChange* change : crossed("comparison"))
            return reported(DiagCode::Changed, {use.name, framework_.name, change->at, change->differs});
    return ofPromotion(use);
}

Migrated Migration::ofPromotion(const Use& use) const {
    for (const VersionChange* change : crossed("promotion"))
        if (const std::string differs = promotionChange(use, analysis_, framework_.dtypeRules); !differs.empty())
            return reported(DiagCode::Changed, {use.name, framework_.name, change->at, differs});
    return {};
}

std::vector<const VersionChange*> Migration::crossed(std::string_view subject) const {
    std::vector<const VersionChange*> changes;
    for (const VersionChange& change : context_.tables.changes(framework_, subject))
        if (!from_.empty() && isOlder(to_, change.at) != isOlder(from_, change.at)) changes.push_back(&change);
    return changes;
}

std::vector<const VersionChange*> Migration::crossedUp(std::string_view subject) const {
    std::vector<const VersionChange*> changes = crossed(subject);
    std::erase_if(changes, [this](const VersionChange* change) { return isOlder(to_, change->at); });
    return changes;
}

std::optional<Migrated> Migration::byChanges(const Use& use, const Named& named) const {
    const bool absent = isAbsent(named.name);
    for (std::string_view name = named.name; !name.empty(); name = ownerOf(name) == name ? std::string_view() : ownerOf(name)) {
        for (const VersionChange& change : context_.tables.changes(framework_, name)) {
            const bool toNew = !isOlder(to_, change.at);
            const bool crosses = named.version.empty() ? absent : toNew == isOlder(named.version, change.at);
            const bool isModule = name != named.name;
            if (!crosses || (isModule && change.callable)) continue;
            if (isModule && change.up) {  // of a module that has moved: what it had, where it is now
                const std::string home = dottedName(*change.up), moved = home + named.name.substr(name.size());
                if (!toNew || moved == named.name) continue;
                const bool isObject = isThere(home) && !context_.tables.isListed(framework_, home);  // whose members nobody knows
                if (isObject || isThere(moved)) return adapted(use, named, moved);
                if (auto result = byOtherName(use, {moved, named.version, named.isOld})) return result;
                continue;
            }
            if (auto result = byChange(use, named, change, toNew ? change.up : change.down)) return result;
        }
        if (name.find('.') == name.npos) break;
    }
    return std::nullopt;
}

/// What became of a name that is gone, too, where its module is now.
std::optional<Migrated> Migration::byOtherName(const Use& use, const Named& moved) const {
    if (auto result = byChanges(use, moved)) return result;
    const std::vector<std::string> names = candidates(use, moved.name);
    return names.empty() ? std::nullopt : std::optional(adapted(use, moved, names.front()));
}

std::optional<Migrated> Migration::byChange(const Use& use, const Named& named, const VersionChange& change, const ast::Expr* to) const {
    const bool toNew = !isOlder(to_, change.at);
    if (change.shown != ShownChange::None || (change.ofInstances && !isAskedFor(*use.site.node, analysis_))) return std::nullopt;
    if (change.wasList && !change.callable) return toNew ? asList(use, Truth::True) : std::nullopt;
    if (!change.givenTo.empty() && isGivenTo(*use.site.node, change.givenTo, analysis_)) return std::nullopt;
    neutral::Expr call{neutral::ExprKind::Operation};
    call.operation = &change.call;
    call.source = use.site.node;
    bool isUnpacked = false;  // arguments come out of a dict that stands elsewhere
    if (change.callable) {
        if (!use.site.call && !use.site.receiver) return std::nullopt;
        Overload overload;
        const ApiEntry entry{&framework_, named.name, {named.name}, {}};
        overload.entry = &entry;
        overload.callable = true;
        overload.parameters = change.call.parameters;
        Choice choice = bindArguments(overload, use.site);
        UseSite unpacked = use.site;
        isUnpacked = choice.problem == BindProblem::StarArguments && (unpacked.call = unpacked_.writtenOut(*use.site.call));
        if (isUnpacked) choice = bindArguments(overload, unpacked);
        if (choice.problem != BindProblem::None) return std::nullopt;
        LiftContext lift{framework_, context_.arena, neutral::Form::Function, use.site.node};
        Environment environment = environmentOf(choice, analysis_, lift);
        const Truth holds = change.when ? evaluate(*change.when, environment) : Truth::True;
        if (change.wasList) return toNew ? asList(use, holds) : std::nullopt;
        if (holds != Truth::True) return std::nullopt;
        if (change.unless && evaluate(*change.unless, environment) == Truth::True) return std::nullopt;
        call.parts = context_.arena.copy(environment.values);
    }
    if (change.isStatement && !change.up && !change.down) {  // it has no successor, and needs none
        if (!toNew || !ast::as<ast::ExprStmt>(analysis_.parent(*use.site.node))) return std::nullopt;
        Migrated removed;
        removed.isRemoved = true;
        return removed;
    }
    if (!change.unsupported.empty() && (toNew || isAbsent(named.name)))
        return reported(DiagCode::Gone, {use.name, framework_.name, to_, ": " + change.unsupported});
    if (!to && (change.differs.empty() || (change.sameValues && hidesDType(*use.site.node, analysis_)))) return std::nullopt;
    if (to && isUnpacked) return ofUnpacked(use, change.at, change.differs);
    Migrated result;
    if (to && change.isStatement) {
        result = statementOf(use, *to, call);
    } else if (to) {
        Lowered lowered = lowerTemplate(*to, call, context_);
        if (!lowered.code) return std::nullopt;
        const bool isSame = change.callable && use.site.call && use.name == named.name && templateCalls(*to, named.name);
        result = written(use, isSame ? keepingArguments(*lowered.code, *use.site.call, context_.arena) : *lowered.code, change.callable);
    }
    if ((!toNew && to) || change.differs.empty() || result.report) return result;
    result.report = DiagCode::Changed;
    result.args = {use.name, framework_.name, change.at, change.differs};
    return result;
}

/// What gives a tuple now, as the list that it was, where that is seen; `holds`: whether it gives several things at all.
std::optional<Migrated> Migration::asList(const Use& use, Truth holds) const {
    const bool isAttribute = !use.site.call && use.site.node->kind == ast::Kind::Attribute;
    if ((!use.site.call && !isAttribute) || holds == Truth::False) return std::nullopt;
    if (holds == Truth::True ? !lists_.needsList(*use.site.node) : !lists_.hasListMethod(*use.site.node)) return std::nullopt;
    const py::Expr* call = isAttribute ? attributeAsWritten(*use.site.node, context_.arena)
                                       : py::call(context_.arena, py::source(context_.arena, *use.site.call->func),
                                                  adaptCall(*use.site.call, {}, context_.arena).arguments, use.site.call);
    if (analysis_.isBound("list", *use.site.node))
        return written(use, *py::node(context_.arena, py::ExprKind::List, {py::node(context_.arena, py::ExprKind::Starred, {call})}), true);
    return written(use, *py::call(context_.arena, py::name(context_.arena, py::ExprKind::Name, "list"), {{{}, call, nullptr}}), true);
}

/// Where arguments that would have to be written otherwise stand in a dict, which may serve others, too.
Migrated Migration::ofUnpacked(const Use& use, const std::string& at, const std::string& differs) const {
    const std::string_view because = "what a dict gives as its arguments has to be written otherwise";
    return reported(DiagCode::Changed, {use.name, framework_.name, at, differs.empty() ? std::string(because) : differs});
}

Migrated Migration::written(const Use& use, const py::Expr& code, bool wholeCall) const {
    Migrated result;
    result.node = wholeCall ? use.site.node : &referenceOf(use);
    result.code = &code;
    if (code.kind == py::ExprKind::Name && analysis_.isBound(code.text, *use.site.node))  // a builtin that the file binds itself
        return reported(DiagCode::Gone,
                        {use.name, framework_.name, to_, ": it was `" + std::string(code.text) + "`, which is another name here"});
    return result;
}

/// `a.itemset(i, v)` → `a[i] = v`: the template is `self[key] = value`, written as `(self[key], value)`.
Migrated Migration::statementOf(const Use& use, const ast::Expr& to, const neutral::Expr& call) const {
    const auto* pair = ast::as<ast::Tuple>(&to);
    const ast::Stmt* statement = analysis_.statementOf(*use.site.node);
    const auto* alone = statement ? ast::as<ast::ExprStmt>(statement) : nullptr;
    if (!alone || alone->value != use.site.node || !pair || pair->elts.size() != 2)
        return reported(DiagCode::Gone,
                        {use.name, framework_.name, to_, ": what takes its place is a statement, and its value is used here"});
    neutral::Expr part = call;
    part.source = nullptr;
    Lowered target = lowerTemplate(*pair->elts[0], part, context_), value = lowerTemplate(*pair->elts[1], part, context_);
    if (!target.code || !value.code) return reported(DiagCode::Gone, {use.name, framework_.name, to_, ""});
    Migrated result;
    result.statement = statement;
    result.target = target.code;
    result.code = value.code;
    return result;
}

/// The use under another name of the same thing, of which the tables may know more.
Migrated Migration::renamed(const Use& use, const Named& named, const std::string& name) const {
    std::optional<Migrated> known = byChanges(use, {name, named.version, named.isOld});
    if (known && known->code) return *known;
    Migrated result = adapted(use, named, name);
    if (!known || result.report) return result;
    result.report = known->report;
    result.args = known->args;
    return result;
}

Migrated Migration::replaced(const Use& use, const Named& named) const {
    const std::vector<std::string> names = candidates(use, named.name);
    if (!names.empty()) return renamed(use, named, names.front());
    for (std::string& other : context_.tables.otherNames(framework_, named.name))  // names that have gone as well
        if (auto result = byChanges(use, {std::move(other), named.version, named.isOld})) return *result;
    const bool hasMeaning = use.meaning && use.choice.problem == BindProblem::None && !use.choice.written && !use.isStore && !use.asValue;
    if (hasMeaning && !named.isOld) {
        Migrated result;
        result.byMeaning = true;
        return result;
    }
    return reported(DiagCode::Gone, {use.name, framework_.name, to_, ""});
}

const py::Expr* Migration::reference(const Use& use, const std::string& name) const {
    const ast::Expr& node = referenceOf(use);
    const bool isOfClass = ownerOf(name) == ownerOf(use.name) && !framework_.memberClassOf(ownerOf(name)).empty();
    const bool isMember = use.site.receiver && (isWithin(name, framework_.array) || isOfClass);
    if (isMember)
        return py::attribute(context_.arena, py::source(context_.arena, *use.site.receiver), context_.arena.copy(lastPartOf(name)), &node);
    return py::name(context_.arena, py::ExprKind::Api, context_.arena.copy(name));
}

/// The use under `newName`, its arguments as that takes them at the target.
Migrated Migration::adapted(const Use& use, const Named& named, const std::string& newName) const {
    const bool isRenamed = newName != named.name || named.isOld;
    Migrated result;
    const bool isCalled = use.site.call && use.site.node == use.site.call;
    if (isCalled && becomesAttribute({named.name, named.version}, {newName, to_}, framework_, context_.tables))
        return reported(DiagCode::Gone, {use.name, framework_.name, to_, ": it is an attribute there, that is not called"});
    const bool mayDiffer = isRenamed || !context_.tables.history(framework_, named.name).empty();
    const SignatureChange change = isCalled && mayDiffer && (isRenamed || !named.version.empty())
                                       ? signatureChange({named.name, named.version}, {newName, to_}, framework_, context_.tables)
                                       : SignatureChange{};
    AdaptedCall adapted;
    const ast::Call* writtenOut = mayDiffer && isCalled ? unpacked_.writtenOut(*use.site.call) : nullptr;
    if (writtenOut && !change.before.empty() && !change.after.empty()) {
        adapted = adaptCall(*writtenOut, change, context_.arena);
        if (adapted.changed) return ofUnpacked(use, to_, "");
    } else if (!change.before.empty() && (!change.after.empty() || change.takesNothing))
        adapted = adaptCall(*use.site.call, change, context_.arena);
    else if (isCalled && mayDiffer && !isRenamed && !named.version.empty())
        adapted.gone = goneFromForms(*use.site.call, {named.name, named.version}, {named.name, to_}, framework_, context_.tables);
    if (!adapted.gone.empty()) return reported(DiagCode::GoneArgument, {use.name, adapted.gone, framework_.name, to_});
    const bool isGuess = use.assumed && use.site.receiver && isWithin(named.name, framework_.array);
    if (!adapted.missing.empty() && isGuess) return {};  // no array, then: of its methods none is called so
    if (!adapted.missing.empty())
        return reported(DiagCode::BadArguments, {use.name, "`" + adapted.missing + "` has to be given in " + framework_.name + " " + to_});
    if (adapted.changed) {
        const py::Expr* function = isRenamed ? reference(use, newName) : py::source(context_.arena, *use.site.call->func);
        result = written(use, *py::call(context_.arena, function, adapted.arguments, use.site.call), true);
    } else if (isRenamed) {
        result = written(use, *reference(use, newName), false);
    }
    if (adapted.other.empty()) return result;
    result.report = DiagCode::Changed;
    result.args = {use.name, framework_.name, to_, adapted.other};
    return result;
}

}  // namespace regraft
