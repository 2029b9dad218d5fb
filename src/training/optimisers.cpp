#include "training/optimisers.h"

#include <algorithm>
#include <unordered_set>

#include "ast/visit.h"
#include "lift/calls.h"
#include "mapping/instantiate.h"
#include "mapping/training_rules.h"
#include "training/tape_step.h"

namespace regraft {

namespace {

bool isOptimiser(const neutral::Expr& meaning) {
    return meaning.kind == neutral::ExprKind::Operation && meaning.operation->name.starts_with("optimisers.") &&
           meaning.operation->name != "optimisers.groups";
}

/// `lambda p: p.requires_grad`
bool asksWhetherTrained(const ast::Expr& function, const TrainingRules& rules) {
    const auto* lambda = ast::as<ast::Lambda>(&function);
    const auto* member = lambda ? ast::as<ast::Attribute>(lambda->body) : nullptr;
    return member && member->attr == std::string_view(rules.recorded);
}

/// The M of `M.parameters()`, of a list of it, or of those of it that are trained.
const ast::Expr* moduleOf(const ast::Expr& parameters, const TrainingRules& rules) {
    const auto* call = ast::as<ast::Call>(&parameters);
    const auto* wrapper = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
    if (wrapper && wrapper->id == "list" && call->args.size() == 1 && call->keywords.empty()) return moduleOf(*call->args[0], rules);
    if (wrapper && wrapper->id == "filter" && call->args.size() == 2 && asksWhetherTrained(*call->args[0], rules))
        return moduleOf(*call->args[1], rules);
    const auto* list = ast::as<ast::ListComp>(&parameters);
    if (list && list->generators.size() == 1 && list->generators[0]->ifs.size() == 1 && list->elt->kind == ast::Kind::NameExpr) {
        const auto* test = ast::as<ast::Attribute>(list->generators[0]->ifs[0]);
        if (test && test->attr == std::string_view(rules.recorded)) return moduleOf(*list->generators[0]->iter, rules);
    }
    const auto* member = call ? ast::as<ast::Attribute>(call->func) : nullptr;
    bool isAll = member && member->attr == std::string_view(rules.parameters) && call->args.empty() && call->keywords.empty();
    return isAll ? member->value : nullptr;
}

const neutral::Expr* ofModule(const neutral::Expr& meaning, const ast::Expr& module, const Analysis& analysis, Arena& arena) {
    std::vector<const neutral::Expr*> parts(meaning.parts.begin(), meaning.parts.end());
    parts[0] = makeSource(module, analysis.typeOf(module), arena);
    neutral::Expr whole = meaning;
    whole.parts = arena.copy(parts);
    return arena.make<neutral::Expr>(whole);
}

/// Whether the settings of an optimiser's groups are read or changed in it.
bool asksForGroups(const neutral::Expr& meaning) {
    if (meaning.kind == neutral::ExprKind::Operation && meaning.operation->name == "optimisers.groups") return true;
    return std::ranges::any_of(meaning.parts, [](const neutral::Expr* part) { return part && asksForGroups(*part); });
}

/// The same operation with another value for a parameter, if it has that.
const neutral::Expr* withPart(const neutral::Expr& meaning, std::string_view name, const neutral::Expr* value, Arena& arena) {
    const std::span<const Parameter> parameters = meaning.operation->parameters;
    const auto told = std::ranges::find(parameters, name, &Parameter::name);
    if (told == parameters.end()) return &meaning;
    std::vector<const neutral::Expr*> parts(meaning.parts.begin(), meaning.parts.end());
    parts.resize(parameters.size());
    parts[static_cast<std::size_t>(told - parameters.begin())] = value;
    neutral::Expr whole = meaning;
    whole.parts = arena.copy(parts);
    return arena.make<neutral::Expr>(whole);
}

/// The text of what the value of `node` is bound to; empty if nothing is.
std::string boundTo(const ast::Expr& node, const ParsedFile& file, const Analysis& analysis) {
    const auto* assign = ast::as<ast::Assign>(analysis.parent(node));
    if (!assign || assign->value != &node || assign->targets.size() != 1) return {};
    return std::string(assign->targets[0]->span.of(file.text));
}

/// Whether a setting is a function of the number of steps.
bool hasFunction(const neutral::Expr& optimiser) {
    return std::ranges::any_of(optimiser.parts, [](const neutral::Expr* part) { return part && part->type->kind == TypeKind::Function; });
}

bool isSimple(const ast::Expr& value) {
    if (const auto* negated = ast::as<ast::UnaryOp>(&value)) return isSimple(*negated->operand);
    return value.kind == ast::Kind::Constant || value.kind == ast::Kind::NameExpr;
}

class OptimiserFinder {
public:
    OptimiserFinder(std::vector<Lifted>& lifted, ParsedFile& file, const Analysis& analysis, const Framework& target)
        : lifted_(lifted),
          file_(file),
          analysis_(analysis),
          takesParameters_(target.training && !target.training->parameters.empty()) {}

    OptimisersFound run() {
        const bool areAdjusted = std::ranges::any_of(lifted_, [](const Lifted& one) { return asksForGroups(*one.meaning); });
        for (Lifted& one : lifted_) {
            if (!isOptimiser(*one.meaning) || one.meaning->parts.empty() || !one.meaning->parts[0]) continue;
            const TrainingRules* rules = one.use->framework->training.get();
            const Lifted* compiled = rules && !rules->parameters.empty() ? nullptr : compiledWith(one);
            const ast::Expr* module = compiled                              ? ofCompiled(one, *compiled)
                                      : rules && !rules->parameters.empty() ? ofParameters(one, *rules)
                                                                            : ofRule(one, rules);
            note(one, module);
            if (areAdjusted) one.meaning = withPart(*one.meaning, "adjusted", makeInteger(1, file_.arena), file_.arena);
        }
        return std::move(found_);
    }

private:
    const ast::Expr* ofParameters(Lifted& one, const TrainingRules& rules) {
        const ast::Expr* parameters = one.meaning->parts[0]->source;
        const ast::Expr* module = parameters ? moduleOf(*parameters, rules) : nullptr;
        if (takesParameters_ && parameters) return ofWhatIsThere(one, *parameters, module);
        if (const ast::Expr* whole = module ? calledAround(*module, *one.use->framework) : nullptr) {
            one.meaning = withPart(*ofModule(*one.meaning, *whole, analysis_, file_.arena), "groups",
                                   makeSource(*parameters, analysis_.typeOf(*parameters), file_.arena), file_.arena);
            if (one.meaning->parts.back() == nullptr) one.problem = "it changes something else than all parameters of one module";
            return whole;
        }
        if (module) {
            one.meaning = ofModule(*one.meaning, *module, analysis_, file_.arena);
            found_.parameters.emplace_back(parameters, module);
            return module;
        }
        module = parameters ? rootOfGroups(*parameters, rules) : nullptr;
        if (module)
            one.meaning = withPart(*ofModule(*one.meaning, *module, analysis_, file_.arena), "groups",
                                   makeSource(*parameters, analysis_.typeOf(*parameters), file_.arena), file_.arena);
        if (!module || one.meaning->parts.back() == nullptr) one.problem = "it changes something else than all parameters of one module";
        return module;
    }

    /// The target's optimiser is told its parameters as the source's is: those of a module, or whatever arrays and groups of them.
    const ast::Expr* ofWhatIsThere(Lifted& one, const ast::Expr& parameters, const ast::Expr* module) {
        if (module) {
            one.meaning = ofModule(*one.meaning, *module, analysis_, file_.arena);
            return module;
        }
        one.meaning = withPart(*one.meaning, "groups", makeSource(parameters, analysis_.typeOf(parameters), file_.arena), file_.arena);
        if (one.meaning->parts.back() == nullptr) one.problem = "it changes something else than all parameters of one module";
        return nullptr;
    }

    /// The variable all of whose modules' parameters are in groups: `model` of `[{"params": model.head.parameters(), "lr": 0.1}]`. Null if
    /// there is none, or several.
    const ast::Expr* rootOfGroups(const ast::Expr& groups, const TrainingRules& rules) const {
        const ast::Node* scope = scopeAround(groups, analysis_);
        std::unordered_set<Name> read;
        std::vector<const ast::Expr*> roots;
        const auto look = [&](const ast::Node& code) {
            ast::walk(code, [&](const ast::Node& node) {
                if (const auto* name = ast::as<ast::NameExpr>(&node)) read.insert(name->id);
                const auto* call = ast::as<ast::Call>(&node);
                const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
                const bool gives =
                    method && (method->attr == std::string_view(rules.parameters) || method->attr == "named_" + rules.parameters);
                if (gives) roots.push_back(rootOf(*method->value));
                return true;
            });
        };
        look(groups);
        for (std::size_t size = 0; size != read.size();) {  // what the variables are made of
            size = read.size();
            roots.clear();
            look(groups);
            ast::walk(*scope, [&](const ast::Node& node) {
                const auto* assign = ast::as<ast::Assign>(&node);
                const auto* target = assign && assign->targets.size() == 1 ? ast::as<ast::NameExpr>(assign->targets[0]) : nullptr;
                if (target && read.contains(target->id)) look(*assign->value);
                return true;
            });
        }
        const auto textOf = [&](const ast::Expr* root) { return root->span.of(file_.text); };
        const bool isOne =
            !roots.empty() && std::ranges::all_of(roots, [&](const ast::Expr* root) { return textOf(root) == textOf(roots[0]); });
        return isOne ? roots[0] : nullptr;
    }

    /// The module that is called and has `part` in it: `model` for `model.head`. Null if there is none.
    const ast::Expr* calledAround(const ast::Expr& part, const Framework& framework) const {
        const ast::Expr* found = nullptr;
        for (const ast::Expr* at = &part; at;) {
            const auto* member = ast::as<ast::Attribute>(at);
            const auto* item = ast::as<ast::Subscript>(at);
            at = member ? member->value : item ? item->value : nullptr;
            if (at && isCalledModule(*at, framework)) found = at;
        }
        return found;
    }

    bool isCalledModule(const ast::Expr& expr, const Framework& framework) const {
        const Type& type = *analysis_.typeOf(expr);
        const auto* owner = type.kind == TypeKind::Instance ? ast::as<ast::ClassDef>(type.definition) : nullptr;
        const auto isCall = [&](const ast::Stmt* one) {
            return framework.modules && isFunction(*one) && functionName(*one) == framework.modules->call;
        };
        if (owner) return std::ranges::any_of(owner->body, isCall);
        if (type.kind == TypeKind::Layer) return true;
        const std::string_view text = expr.span.of(file_.text);
        bool found = false;
        ast::walk(*file_.module, [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            found = found || (type.isUnknown() && call && call->func->span.of(file_.text) == text);
            return !found;
        });
        return found;
    }

    /// `model` of `model.head[0]`, `self.model` of `self.model.head`.
    const ast::Expr* rootOf(const ast::Expr& module) const {
        const ast::Expr* at = &module;
        const ast::Expr* before = nullptr;
        while (true) {
            const auto* member = ast::as<ast::Attribute>(at);
            const auto* item = ast::as<ast::Subscript>(at);
            if (!member && !item) break;
            before = at;
            at = member ? member->value : item->value;
        }
        const auto* name = ast::as<ast::NameExpr>(at);
        return name && name->id == "self" && before ? before : at;
    }

    /// Where a module is told to be trained by the optimiser: `model.compile(optimizer=Adam())`, or `=optimizer` that is bound to it. Null
    /// if nowhere.
    const Lifted* compiledWith(const Lifted& one) const {
        const std::string name = boundTo(*one.node, file_, analysis_);
        const auto isTold = [&](const Lifted& other) {
            if (other.meaning->operation != compiled_ || !other.meaning->parts[0] || !other.meaning->parts[1]) return false;
            const ast::Expr* optimiser = other.meaning->parts[1]->source;
            return optimiser && (optimiser == one.node || (!name.empty() && optimiser->span.of(file_.text) == name));
        };
        const auto found = std::ranges::find_if(lifted_, isTold);
        return found == lifted_.end() ? nullptr : &*found;
    }

    /// The module that is told so, if the optimiser is made when that is there, of settings that stay; else the optimiser remains a rule.
    const ast::Expr* ofCompiled(Lifted& one, const Lifted& compiled) const {
        const ast::Expr* module = compiled.meaning->parts[0]->source;
        const bool isThere = compiled.meaning->parts[1]->source == one.node || (module && isBoundBefore(*module, *one.node));
        if (!module || !isThere || hasFunction(*one.meaning)) return nullptr;
        one.meaning = ofModule(*one.meaning, *module, analysis_, file_.arena);
        return module;
    }

    bool isBoundBefore(const ast::Expr& variable, const ast::Node& place) const {
        bool found = false;
        ast::walk(*scopeAround(place, analysis_), [&](const ast::Node& node) {
            const auto* assign = ast::as<ast::Assign>(&node);
            const bool binds =
                assign && assign->targets.size() == 1 && assign->targets[0]->span.of(file_.text) == variable.span.of(file_.text);
            found = found || (binds && assign->span.end <= place.span.begin);
            return !found;
        });
        return found;
    }

    /// The module whose gradients a step gives to what the optimiser is bound to; null if there is none, or several.
    const ast::Expr* ofTape(Lifted& one) {
        if (tapes_.empty()) tapes_ = findTapeSteps(file_, analysis_, *one.use->framework);
        const std::string name = boundTo(*one.node, file_, analysis_);
        const ast::Expr* module = nullptr;
        for (const TapeStep& step : tapes_) {
            if (step.optimiser->span.of(file_.text) != name) continue;
            if (module && module->span.of(file_.text) != step.module->span.of(file_.text)) return nullptr;
            module = step.module;
        }
        if (!module) one.problem = "which module's parameters it changes is not known here";
        else one.meaning = ofModule(*one.meaning, *module, analysis_, file_.arena);
        return module;
    }

    /// An optimiser that is put together of a module and a rule is the rule's, bound to the module.
    const ast::Expr* ofRule(Lifted& one, const TrainingRules* rules) {
        if (rules && !rules->tape.empty()) return ofTape(one);
        if (one.meaning->operation->name != "optimisers.bound") return nullptr;
        const ast::Expr* module = one.meaning->parts[0]->source;
        const ast::Expr* trained = one.meaning->parts[2] ? one.meaning->parts[2]->source : nullptr;
        if (!rules || !trained || analysis_.qualifiedName(*trained) != rules->trained)
            one.problem = "it changes other arrays than all parameters";
        const ast::Stmt* statement = nullptr;
        const ast::Expr* rule = one.meaning->parts[1] ? ruleOf(one.meaning->parts[1]->source, statement) : nullptr;
        auto made = std::find_if(lifted_.begin(), lifted_.end(), [&](const Lifted& other) { return rule && other.node == rule; });
        if (!module || made == lifted_.end() || !isOptimiser(*made->meaning) || !one.problem.empty()) return module;
        if (hasFunction(*made->meaning)) return module;  // a learning rate that follows a schedule: the rule has to ask for it
        one.meaning = ofModule(*made->meaning, *module, analysis_, file_.arena);
        if (statement) found_.rules.push_back(statement);
        return module;
    }

    /// The call that makes a rule: itself, or what a variable was bound to that nobody else reads.
    const ast::Expr* ruleOf(const ast::Expr* value, const ast::Stmt*& statement) const {
        const auto* name = ast::as<ast::NameExpr>(value);
        if (!name) return value;
        std::vector<const ast::NameExpr*> all;
        ast::walk(*scopeAround(*name, analysis_), [&](const ast::Node& node) {
            const auto* other = ast::as<ast::NameExpr>(&node);
            if (other && other->id == name->id) all.push_back(other);
            return true;
        });
        const auto* assign =
            all.size() == 2 && all[0]->ctx == ast::ExprContext::Store ? ast::as<ast::Assign>(analysis_.parent(*all[0])) : nullptr;
        const auto* call = assign && assign->targets.size() == 1 ? ast::as<ast::Call>(assign->value) : nullptr;
        bool canMove =
            call && std::all_of(call->args.begin(), call->args.end(), [](const ast::Expr* one) { return isSimple(*one); }) &&
            std::all_of(call->keywords.begin(), call->keywords.end(), [](const ast::keyword* one) { return isSimple(*one->value); });
        if (!canMove) return nullptr;
        statement = assign;
        return call;
    }

    void note(const Lifted& one, const ast::Expr* module) {
        found_.optimisers.add({boundTo(*one.node, file_, analysis_), scopeAround(*one.node, analysis_), one.use, module, one.node});
    }

    std::vector<Lifted>& lifted_;
    ParsedFile& file_;
    const Analysis& analysis_;
    const Operation* compiled_ = Tables::builtin().operation("fitting.compiled");
    bool takesParameters_;  ///< optimisers of the target are given arrays, and not a module
    std::vector<TapeStep> tapes_;
    OptimisersFound found_;
};

}  // namespace

bool Optimisers::has(const std::string& name) const {
    return std::any_of(all_.begin(), all_.end(), [&](const Optimiser& one) { return one.name == name; });
}

const Optimiser* Optimisers::find(const std::string& name, const ast::Node& scope, bool isParameter, std::string_view file) const {
    auto isHere = [&](const Optimiser& one) { return one.name == name && one.scope == &scope && !isParameter; };
    bool hasOwn = std::any_of(all_.begin(), all_.end(), isHere);
    const Optimiser* found = nullptr;
    for (const Optimiser& one : all_) {
        if (one.name != name || (hasOwn && !isHere(one))) continue;
        if (found && (!one.module || !found->module || one.module->span.of(file) != found->module->span.of(file))) return nullptr;
        found = &one;
    }
    return found;
}

OptimisersFound findOptimisers(std::vector<Lifted>& lifted, ParsedFile& file, const Analysis& analysis, const Framework& target) {
    return OptimiserFinder(lifted, file, analysis, target).run();
}

}  // namespace regraft
