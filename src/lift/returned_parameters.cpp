#include "lift/returned_parameters.h"

#include <algorithm>
#include <utility>

#include "ast/visit.h"

namespace regraft {

namespace {

/// What a function's `return` statements give.
struct Returns {
    bool anyValue = false, anyOther = false, yields = false;
};

Returns returnsOf(const ast::Node& function, std::string_view parameter) {
    Returns returns;
    ast::walk(function, [&](const ast::Node& node) {
        if (&node != &function && opensScope(node)) return false;
        returns.yields = returns.yields || node.kind == ast::Kind::Yield || node.kind == ast::Kind::YieldFrom;
        const auto* statement = ast::as<ast::Return>(&node);
        if (!statement) return true;
        const auto* name = ast::as<ast::NameExpr>(statement->value);
        if (name && name->id == parameter) returns.anyValue = true;
        else if (statement->value) returns.anyOther = true;
        return true;
    });
    return returns;
}

}  // namespace

Place writtenPlace(const Use& use, const Analysis& analysis) {
    if (!use.isStore) return placeOf(*use.choice.written, analysis);
    const ast::Expr* target = use.site.node;
    if (const auto* item = ast::as<ast::Subscript>(target); item && holderKey(*item, analysis).empty())
        return placeOf(*item->value, analysis);
    if (const auto* attribute = ast::as<ast::Attribute>(target); attribute && analysis.typeOf(*attribute->value)->isArray())
        return placeOf(*attribute->value, analysis);
    Place place;  // x += y: the use at the target speaks of the sum
    place.holder = target;
    const ast::Expr* at = target;
    while (at && !place.root) {
        place.root = ast::as<ast::NameExpr>(at);
        const auto* attribute = ast::as<ast::Attribute>(at);
        const auto* item = ast::as<ast::Subscript>(at);
        at = attribute ? attribute->value : item ? item->value : nullptr;
    }
    const auto* attribute = ast::as<ast::Attribute>(target);
    place.key =
        attribute ? holderKey(*attribute->value, analysis) + "." + std::string(attribute->attr.text()) : holderKey(*target, analysis);
    if (!place.root || place.key.empty() || place.key.starts_with('.')) return {};
    return place;
}

ReturnedParameters::ReturnedParameters(std::vector<File> files) : files_(std::move(files)) {
    for (const File& file : files_) collectWrites(file);
    collectCallers();
    spread();
    std::vector<const ast::Node*> functions;  // in the order of the files: what is chosen first can matter to others
    for (const auto& [function, parameters] : changed_)
        if (parameters.size() == 1) functions.push_back(function);
    std::sort(functions.begin(), functions.end(),
              [&](const ast::Node* a, const ast::Node* b) { return std::pair(homes_.at(a), a->id) < std::pair(homes_.at(b), b->id); });
    for (const ast::Node* function : functions) choose(*homes_.at(function), *function, *changed_[function].begin());
    files_.clear();
    callers_.clear();
    homes_.clear();
}

const ReturnedParameter* ReturnedParameters::of(const ast::Node& function) const {
    auto it = returned_.find(&function);
    return it == returned_.end() ? nullptr : &it->second;
}

const ast::Node* ReturnedParameters::noteWrite(const File& file, const Place& place, const ast::Node& node, const Framework& framework) {
    const ast::Stmt& statement = *file.analysis->statementOf(node);
    Aliases* aliases = place ? file.aliasesAround(statement) : nullptr;
    if (!aliases) return nullptr;
    const ast::Node* function = scopeAround(statement, *file.analysis);
    frameworkOf_.emplace(function, &framework);
    homes_.emplace(function, &file);
    std::set<std::string>& changed = changed_[function];
    std::size_t before = changed.size();
    changed.merge(aliases->ofWrite(place, statement).parameters);
    return changed.size() != before ? function : nullptr;
}

void ReturnedParameters::collectWrites(const File& file) {
    for (const Use& use : file.analysis->uses()) {
        bool isWrite = use.framework->isMutable && !bindsAnew(use, *file.analysis) && (use.isStore || (use.choice.written && use.meaning));
        if (isWrite) noteWrite(file, writtenPlace(use, *file.analysis), *use.site.node, *use.framework);
    }
}

void ReturnedParameters::collectCallers() {
    if (changed_.empty()) return;
    for (const File& file : files_)
        for (const KnownCall& call : file.calls->calls()) callers_[call.callee].push_back({&file, &call});
}

/// Who hands its own parameter to a function that changes it, changes it.
void ReturnedParameters::spread() {
    std::vector<const ast::Node*> grown;
    for (const auto& [function, parameters] : changed_) grown.push_back(function);
    while (!grown.empty()) {
        const ast::Node* function = grown.back();
        grown.pop_back();
        const std::set<std::string> parameters = changed_[function];
        for (const Caller& caller : callers_[function])
            for (const std::string& parameter : parameters) {
                const ast::Expr* argument = argumentFor(*caller.call, parameter);
                const Place place = argument ? placeOf(*argument, *caller.file->analysis) : Place();
                if (const ast::Node* more = noteWrite(*caller.file, place, *caller.call->call, *frameworkOf_.at(function)))
                    grown.push_back(more);
            }
    }
}

void ReturnedParameters::choose(const File& file, const ast::Node& function, const std::string& parameter) {
    Returns returns = returnsOf(function, parameter);
    bool isPlain = function.kind == ast::Kind::FunctionDef && functionName(function) != "__init__" && !file.calls->isValue(function);
    if (!isPlain || returns.yields || returns.anyOther) return;
    if (file.aliasesAround(*bodyOf(function)[0])->isRebound(parameter)) return;  // at the end it is not what was passed
    ReturnedParameter returned{&function, parameter, frameworkOf_.at(&function), !returns.anyValue};
    for (const Caller& caller : callers_[&function])
        if (!canBeTaken(*caller.file, *caller.call, returned)) return;
    returned_.emplace(&function, returned);
    file.aliasesAround(*bodyOf(function)[0])->setReturned(parameter);
}

/// Whether the caller can take the new array: it stands alone, or its value is given a name, or nobody looks any more.
bool ReturnedParameters::canBeTaken(const File& file, const KnownCall& call, const ReturnedParameter& returned) const {
    const ast::Expr* argument = argumentFor(call, returned.parameter);
    if (!argument) return false;
    Place place = placeOf(*argument, *file.analysis);
    if (!place) return place.isFresh;
    const ast::Stmt* statement = file.analysis->statementOf(*call.call);
    const auto* alone = ast::as<ast::ExprStmt>(statement);
    if (alone && alone->value == call.call) return true;
    if (returned.returnedNothing) return false;
    const auto* assign = ast::as<ast::Assign>(statement);
    if (assign && assign->value == call.call && assign->targets.size() == 1 && assign->targets[0]->kind == ast::Kind::NameExpr) return true;
    Aliases* aliases = file.aliasesAround(*statement);
    if (!aliases) return false;
    WriteEffect effect = aliases->ofWrite(place, *statement);
    return !effect.isHolderLive && effect.updates.empty() && effect.obstacle.empty() && effect.parameters.empty();
}

}  // namespace regraft
