#include "emit/import_plan.h"

#include <algorithm>

#include "ast/visit.h"
#include "emit/placement.h"
#include "semantic/listed_names.h"

namespace regraft {

namespace {

bool isWordChar(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

bool hasWord(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        bool begins = at == 0 || !isWordChar(text[at - 1]);
        bool ends = at + word.size() >= text.size() || !isWordChar(text[at + word.size()]);
        if (begins && ends) return true;
    }
    return false;
}

/// Strings that stand for types: in annotations, and first in cast().
std::string stringAnnotations(const SourceTree& tree) {
    std::string out;
    auto strings = [&](const ast::Node& root) {
        ast::walk(root, [&](const ast::Node& node) {
            const auto* constant = ast::as<ast::Constant>(&node);
            if (constant && constant->value.type == ast::Literal::Type::Str) out += std::string(constant->value.text) + "\n";
            return true;
        });
    };
    ast::walk(*tree.file().module, [&](const ast::Node& node) {
        if (const auto* arg = ast::as<ast::arg>(&node); arg && arg->annotation) strings(*arg->annotation);
        if (const auto* def = ast::as<ast::FunctionDef>(&node); def && def->returns) strings(*def->returns);
        if (const auto* def = ast::as<ast::AsyncFunctionDef>(&node); def && def->returns) strings(*def->returns);
        if (const auto* assign = ast::as<ast::AnnAssign>(&node)) strings(*assign->annotation);
        return true;
    });
    return out;
}

std::string underscored(std::string module) {
    std::replace(module.begin(), module.end(), '.', '_');
    return module;
}

}  // namespace

std::string NewImport::text() const {
    if (module == as) return "import " + module;
    std::size_t dot = module.rfind('.');
    if (isName && module.substr(dot + 1) != as) return "from " + module.substr(0, dot) + " import " + module.substr(dot + 1) + " as " + as;
    if (dot != std::string::npos && module.substr(dot + 1) == as) return "from " + module.substr(0, dot) + " import " + as;
    return "import " + module + " as " + as;
}

ImportPlan::ImportPlan(ImportRequest request) : request_(std::move(request)), imports_(scanImports(*request_.tree)) {
    for (Import& import : imports_)
        if (request_.isOwn && request_.isOwn(*import.alias)) import.target.clear();  // as those of relative imports
    headerEnd_ = findHeader(*request_.tree).end;
    exported_ = semantic::listedNames(*request_.tree->file().module).names;
    annotations_ = stringAnnotations(*request_.tree);
    decideRemovals();
}

bool ImportPlan::isSource(const Import& import) const {
    return std::any_of(request_.from.begin(), request_.from.end(), [&](const Framework* f) { return belongsTo(import, *f); });
}

void ImportPlan::decideRemovals() {
    usesSource_ = std::any_of(imports_.begin(), imports_.end(),
                              [&](const Import& import) { return isSource(import) && isReferenced(import, request_.refers); });
    for (const Import& import : imports_)
        if (isSource(import) && mayGo(import)) gone_.insert(&import);
}

bool ImportPlan::mayGo(const Import& import) const {
    if (import.isStar || import.place == ImportPlace::Guarded || import.target.empty()) return false;
    if (exported_.contains(import.bound) || hasWord(annotations_, import.bound)) return false;
    if (isReferenced(import, request_.survives)) return false;
    if (import.place == ImportPlace::Module && request_.isTaken && request_.isTaken(import.bound)) return false;
    return isReferenced(import, request_.refers) || goesUnreferenced(import);
}

/// An import that nothing in the input used: left over, or, where nothing of the framework is used, there for those who
/// import this module.
bool ImportPlan::goesUnreferenced(const Import& import) const {
    if (!usesSource_ || belongsTo(import, *request_.target)) return false;
    if (import.alias->asname && import.alias->asname == import.alias->name) return false;
    const SourceTree& tree = *request_.tree;
    std::uint32_t end = tree.lineEnd(import.statement->span.end);
    return tree.text({import.alias->span.begin, end}).find("noqa") == std::string_view::npos;
}

/// References count for the import whose scope they lie in: a function's own, else the module's.
bool ImportPlan::isReferenced(const Import& import, const std::function<bool(const ast::NameExpr&)>& counts) const {
    for (const ast::NameExpr* name : request_.names->variables(import.bound)) {
        if (import.function && !import.function->span.contains(name->span)) continue;
        bool ofAnother = !import.function && std::any_of(imports_.begin(), imports_.end(), [&](const Import& other) {
            return other.bound == import.bound && other.function && other.function->span.contains(name->span);
        });
        if (!ofAnother && counts(*name)) return true;
    }
    return false;
}

bool ImportPlan::onlyImported(const Import& import) const {
    if (request_.names->isDefined(import.bound)) return false;
    for (const ast::NameExpr* name : request_.names->variables(import.bound))
        if (name->ctx != ast::ExprContext::Load) return false;
    return std::all_of(imports_.begin(), imports_.end(),
                       [&](const Import& other) { return other.bound != import.bound || other.target == import.target; });
}

bool ImportPlan::gives(std::string_view name) {
    if (!request_.names->isImported(name) || request_.names->isDefined(name)) return false;
    for (const ast::NameExpr* variable : request_.names->variables(name))
        if (variable->ctx != ast::ExprContext::Load) return false;
    const bool isFree = std::all_of(imports_.begin(), imports_.end(), [&](const Import& import) {
        return import.bound != name || (gone_.contains(&import) && !used_.contains(&import));
    });
    if (isFree) given_.insert(std::string(name));
    return isFree;
}

bool ImportPlan::isUsable(const Import& import) const {
    if (given_.contains(std::string(import.bound))) return false;
    return import.place == ImportPlace::Module && !import.isStar && !import.target.empty() && onlyImported(import);
}

/// The user's import that reaches the name best, if it is at least as close to it as the usual form and stands before `where` or at the
/// head of the file.
const Import* ImportPlan::userImport(std::string_view qualified, std::size_t atLeast, std::uint32_t where) const {
    const Import* best = nullptr;
    std::size_t length = atLeast;
    for (const Import& import : imports_) {
        bool dotted = import.target != import.module && !import.alias->asname && ast::as<ast::Import>(import.statement);
        const std::string& reach = dotted && isBelow(qualified, import.module) ? import.module : import.target;
        if (!isBelow(qualified, reach) || reach.size() < length || !isUsable(import)) continue;
        if (import.statement->span.begin >= std::max(where, headerEnd_)) continue;
        if (best && reach.size() == length) continue;
        best = &import;
        length = reach.size();
    }
    return best;
}

ImportForm ImportPlan::formFor(std::string_view qualified) const {
    ImportForm best;
    auto consider = [&](const ImportForm& form) {
        if (isBelow(qualified, form.module) && form.module.size() > best.module.size()) best = form;
    };
    for (const ImportForm& form : request_.target->imports) consider(form);
    for (const ImportForm& form : request_.forms) consider(form);
    if (best.module.empty()) best.module = best.as = std::string(qualified.substr(0, qualified.find('.')));
    return best;
}

bool ImportPlan::isAliasFree(const std::string& alias, const ImportForm& form) const {
    if (isReservedName(alias) || request_.names->isDefined(alias)) return false;
    for (const auto& [module, other] : forms_)
        if (other.alias == alias) return false;
    bool sameImport = false;
    for (const Import& import : imports_) {
        if (import.bound != alias || gone_.contains(&import)) continue;
        if (import.target != form.module) return false;
        sameImport = true;
    }
    for (const ast::NameExpr* name : request_.names->variables(alias)) {
        if (name->ctx != ast::ExprContext::Load) return false;
        if (!sameImport && (request_.survives(*name) || !request_.refers(*name))) return false;
    }
    return true;
}

std::string ImportPlan::aliasFor(const ImportForm& form) const {
    for (std::string candidate : {form.as, underscored(form.module), form.as + "_"})
        if (isAliasFree(candidate, form)) return candidate;
    for (int number = 2;; ++number)
        if (std::string candidate = form.as + "_" + std::to_string(number); isAliasFree(candidate, form)) return candidate;
}

std::string ImportPlan::resolve(std::string_view qualified, std::uint32_t where) {
    ImportForm form = formFor(qualified);
    if (const Import* import = userImport(qualified, form.module.size(), where)) {
        used_.insert(import);
        return std::string(import->bound) + std::string(qualified.substr(import->target.size()));
    }
    auto [entry, isNew] = forms_.try_emplace(form.module);
    if (isNew) {
        entry->second.form = form;
        entry->second.alias.clear();
        entry->second.alias = aliasFor(form);
    }
    entry->second.uses.push_back(where);
    return entry->second.alias + std::string(qualified.substr(form.module.size()));
}

/// The import in a function that goes and whose place serves `use`, if it serves all uses in that function.
const ast::Stmt* ImportPlan::localPlace(const std::vector<std::uint32_t>& uses, std::uint32_t use) const {
    for (const Import& import : imports_) {
        if (import.place != ImportPlace::Function || !gone_.contains(&import) || used_.contains(&import)) continue;
        Span function = import.function->span;
        if (use < function.begin || use >= function.end) continue;
        Span served{import.statement->span.end, blockOf(*import.statement, *request_.tree).back()->span.end};
        bool all = std::all_of(uses.begin(), uses.end(), [&](std::uint32_t other) {
            bool inFunction = other >= function.begin && other < function.end;
            return !inFunction || (other >= served.begin && other < served.end);
        });
        if (all) return import.statement;
    }
    return nullptr;
}

/// An import that has to stay, since the name is read or other modules take it from here, gets what it imports by its new name.
void ImportPlan::settleAbsent(const Import& import, const AbsentImport& absent, Outcome& out) const {
    if (import.place == ImportPlace::Guarded) return;
    const auto staysReported = [&](const ast::NameExpr* name) { return request_.survives(*name) && request_.isReported(*name); };
    if (std::ranges::any_of(request_.names->variables(import.bound), staysReported)) return;
    const bool isFrom = import.statement->kind == ast::Kind::ImportFrom;
    const bool bindsName = !import.isStar && (isFrom || import.alias->asname);
    if (absent.newName.empty() || !bindsName) return out.absent.push_back(import.alias);
    out.removed.push_back(&import);
    const bool isInModule = isFrom && absent.newName.find('.') != std::string::npos;
    out.local.push_back({import.statement, {absent.newName, std::string(import.bound), isInModule}});
}

ImportPlan::Outcome ImportPlan::finish() const {
    Outcome out;
    for (const Import& import : imports_)
        if (gone_.contains(&import) && !used_.contains(&import)) out.removed.push_back(&import);
        else if (auto absent = request_.absent->find(import.alias); absent != request_.absent->end())
            settleAbsent(import, absent->second, out);
    for (const auto& [module, form] : forms_) {
        NewImport fresh{module, form.alias};
        bool atModule = false;
        for (std::uint32_t use : form.uses) {
            const ast::Stmt* place = localPlace(form.uses, use);
            if (!place) atModule = true;
            else if (std::pair entry{place, fresh}; std::find(out.local.begin(), out.local.end(), entry) == out.local.end())
                out.local.push_back(entry);
        }
        if (atModule) out.atModule.push_back(fresh);
    }
    return out;
}

}  // namespace regraft
