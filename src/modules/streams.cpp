#include "modules/streams.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "ast/visit.h"
#include "lift/calls.h"

namespace regraft {

namespace {

using Functions = std::unordered_set<const ast::FunctionDef*>;

/// A place that may need streams: a use of the framework, or a call of a function of the file.
struct Site {
    const ast::Expr* node = nullptr;
    const ast::FunctionDef* owner = nullptr;       ///< around it; null at module level
    std::vector<const ast::FunctionDef*> callees;  ///< none: the use itself draws
};

/// Whether what stands in it may run again and again.
bool isRepeated(const ast::Node& node) {
    switch (node.kind) {
        case ast::Kind::For:
        case ast::Kind::AsyncFor:
        case ast::Kind::While:
        case ast::Kind::ListComp:
        case ast::Kind::SetComp:
        case ast::Kind::DictComp:
        case ast::Kind::GeneratorExp:
        case ast::Kind::Lambda: return true;
        default: return false;
    }
}

class StreamPlanner {
public:
    StreamPlanner(const ParsedFile& file, const Analysis& analysis, const ModuleClasses& classes,
                  const std::function<bool(const ModuleClass&)>& isLeft)
        : file_(file),
          analysis_(analysis),
          classes_(classes),
          isLeft_(isLeft) {}

    /// A layer draws its weights once, an operation on arrays each time.
    static bool drawsWhenCalled(const Use& use) { return use.meaning && use.meaning->type->isArray(); }

    StreamPlan run(const std::function<bool(const Use&)>& needsStreams) {
        for (const Use& use : analysis_.uses())
            if (needsStreams(use) && !isInLeft(*use.site.node)) sites_.push_back({use.site.node, ownerOf(*use.site.node), {}});
        if (sites_.empty()) return {};
        findDrawing();
        collectCalls();
        findKeepers();
        findNeeds();
        findParameters();
        std::unordered_map<const ast::FunctionDef*, std::vector<const Site*>> fresh;
        for (const Site& site : sites_) give(site, fresh);
        for (const auto& [owner, sites] : fresh) shareFresh(sites);
        plan_.parameters.assign(parameters_.begin(), parameters_.end());
        std::sort(plan_.parameters.begin(), plan_.parameters.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
        return std::move(plan_);
    }

private:
    bool isInLeft(const ast::Node& node) const {
        const ModuleClass* around = classes_.around(node);
        return around && isLeft_(*around);
    }

    /// The outermost function around a node, within its class or the module: those inside it see its variables.
    const ast::FunctionDef* ownerOf(const ast::Node& node) const {
        const ast::FunctionDef* owner = nullptr;
        const ast::Node* part = &node;
        for (const ast::Node* at = analysis_.parent(node); at && at->kind != ast::Kind::ClassDef; part = at, at = analysis_.parent(*at))
            if (const auto* function = ast::as<ast::FunctionDef>(at); function && isInBody(*part, *function)) owner = function;
        return owner;
    }

    /// Functions that fill arrays of others with random numbers: `def init(m): nn.init.normal_(m.weight)`.
    void findDrawing() {
        for (const Site& site : sites_)
            if (site.owner && !isMethod(*site.owner) && analysis_.useAt(*site.node)->choice.written) drawing_.insert(site.owner);
    }

    /// Such functions as arguments: `model.apply(init)`.
    void collectHandedOn(const ast::Call& call) {
        auto collect = [&](const ast::Expr& argument) {
            const auto* function = ast::as<ast::FunctionDef>(definitionOf(argument, analysis_));
            if (function && drawing_.contains(function) && argument.kind != ast::Kind::Call)
                sites_.push_back({&argument, ownerOf(argument), {function}});
        };
        for (const ast::Expr* argument : call.args) collect(*argument);
        for (const ast::keyword* keyword : call.keywords) collect(*keyword->value);
    }

    void collectCalls() {
        ast::walk(*file_.module, [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            if (!call || isInLeft(node)) return true;
            collectHandedOn(*call);
            std::vector<const ast::FunctionDef*> callees = calleesOf(*call);
            if (!callees.empty()) sites_.push_back({call, ownerOf(node), std::move(callees)});
            return true;
        });
    }

    std::vector<const ast::FunctionDef*> calleesOf(const ast::Call& call) const {
        const auto* member = ast::as<ast::Attribute>(call.func);
        if (member && member->attr == "__init__" && isSuper(*member->value)) return inheritedConstructor(call);
        const ast::Node* definition = definitionOf(*call.func, analysis_);
        if (const ModuleClass* made = classes_.find(definition))
            return isLeft_(*made) ? std::vector<const ast::FunctionDef*>{} : constructor(*made);
        if (const auto* function = ast::as<ast::FunctionDef>(definition)) return {function};
        return analysis_.typeOf(*call.func)->isUnknown() ? classesPassed(call) : std::vector<const ast::FunctionDef*>{};
    }

    std::vector<const ast::FunctionDef*> constructor(const ModuleClass& made) const {
        const ast::FunctionDef* found = classes_.constructorOf(made);
        return found ? std::vector{found} : std::vector<const ast::FunctionDef*>{};
    }

    std::vector<const ast::FunctionDef*> inheritedConstructor(const ast::Call& call) const {
        const ModuleClass* around = classes_.around(call);
        for (const ast::ClassDef* base : around ? around->bases : std::vector<const ast::ClassDef*>{})
            if (auto found = constructor(*classes_.find(base)); !found.empty()) return found;
        return {};
    }

    /// `block(64)` where `block` is a parameter that may hand on a class: any of the classes that the file hands around as values.
    std::vector<const ast::FunctionDef*> classesPassed(const ast::Call& call) const {
        const auto* name = ast::as<ast::NameExpr>(call.func);
        const ast::FunctionDef* owner = name ? ownerOf(call) : nullptr;
        if (!owner || !isParameter(*owner, name->id) || !mayHoldClass(name->id)) return {};
        std::vector<const ast::FunctionDef*> found;
        for (const ModuleClass* made : classes_.all())
            if (isPassed(*made))
                for (const ast::FunctionDef* one : constructor(*made)) found.push_back(one);
        return found;
    }

    /// Whether a class of the file may be handed on by a parameter of this name.
    bool mayHoldClass(Name name) const {
        if (!isSpread_) spreadClasses();
        return isHandedAnywhere_ || holdingClasses_.contains(name);
    }

    /// From where classes are arguments along the parameters that hand them on.
    void spreadClasses() const {
        isSpread_ = true;
        for (std::size_t before = 1, now = 0; before != now; now = holdingClasses_.size()) {
            before = holdingClasses_.size();
            ast::walk(*file_.module, [&](const ast::Node& node) {
                if (const auto* call = ast::as<ast::Call>(&node); call && !isSuper(*call)) spreadClasses(*call);
                return true;
            });
        }
    }

    void spreadClasses(const ast::Call& call) const {
        const auto* builtin = ast::as<ast::NameExpr>(call.func);
        if (builtin && (builtin->id == "isinstance" || builtin->id == "issubclass")) return;
        auto holds = [&](const ast::Expr& argument) {
            const auto* name = ast::as<ast::NameExpr>(&argument);
            return (argument.kind != ast::Kind::Call && classes_.find(definitionOf(argument, analysis_))) ||
                   (name && holdingClasses_.contains(name->id));
        };
        for (std::size_t i = 0; i < call.args.size(); ++i) {
            if (!holds(*call.args[i])) continue;
            const std::optional<Name> parameter = parameterAt(call, i);
            if (parameter) holdingClasses_.insert(*parameter);
            else isHandedAnywhere_ = true;
        }
        for (const ast::keyword* keyword : call.keywords)
            if (keyword->name && holds(*keyword->value)) holdingClasses_.insert(keyword->name);
    }

    /// The parameter that takes the argument; nothing if what is called is not known.
    std::optional<Name> parameterAt(const ast::Call& call, std::size_t index) const {
        const ast::Node* definition = definitionOf(*call.func, analysis_);
        const ModuleClass* made = classes_.find(definition);
        const ast::FunctionDef* function = made ? classes_.constructorOf(*made) : ast::as<ast::FunctionDef>(definition);
        if (!function) return {};
        const bool isBound = made || (isMethod(*function) && call.func->kind == ast::Kind::Attribute);
        const std::size_t place = index + (isBound ? 1 : 0);
        return place < function->args->args.size() ? std::optional(function->args->args[place]->name) : std::nullopt;
    }

    static bool isParameter(const ast::FunctionDef& function, Name name) {
        auto in = [&](std::span<ast::arg* const> parameters) {
            return std::any_of(parameters.begin(), parameters.end(), [&](const ast::arg* one) { return one->name == name; });
        };
        return in(function.args->args) || in(function.args->kwonlyargs) || in(function.args->posonlyargs);
    }

    bool isPassed(const ModuleClass& made) const {
        bool found = false;
        ast::walk(*file_.module, [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            if (!call || isSuper(*call)) return !found;
            auto is = [&](const ast::Expr* argument) { return definitionOf(*argument, analysis_) == made.definition; };
            found = found || std::any_of(call->args.begin(), call->args.end(), is) ||
                    std::any_of(call->keywords.begin(), call->keywords.end(), [&](const ast::keyword* k) { return is(k->value); });
            return !found;
        });
        return found;
    }

    bool needs(const Site& site) const {
        return site.callees.empty() || std::any_of(site.callees.begin(), site.callees.end(), [&](auto* f) { return needing_.contains(f); });
    }

    /// A method that draws each time it is called draws from streams that its module keeps.
    void findKeepers() {
        for (const Site& site : sites_) {
            const ModuleClass* around =
                site.callees.empty() && site.owner && isMethod(*site.owner) ? classes_.around(*site.owner) : nullptr;
            if (!around || !around->constructor || site.owner == around->constructor || !drawsWhenCalled(*analysis_.useAt(*site.node)))
                continue;
            keepers_.emplace(site.node, around);
            needing_.insert(around->constructor);
        }
        for (const ModuleClass* one : classes_.all())
            if (std::any_of(keepers_.begin(), keepers_.end(), [&](const auto& entry) { return entry.second == one; }))
                plan_.keepers.push_back(one);
    }

    void findNeeds() {
        for (bool changed = true; changed;) {
            changed = false;
            for (const Site& site : sites_)
                if (site.owner && needs(site) && !keepers_.contains(site.node)) changed = needing_.insert(site.owner).second || changed;
        }
    }

    /// Constructors take streams; so does what they call, and what makes a module for others in the file.
    void findParameters() {
        for (const ModuleClass* one : classes_.all())
            if (one->constructor && needing_.contains(one->constructor) && !isLeft_(*one)) parameters_.insert(one->constructor);
        parameters_.insert(drawing_.begin(), drawing_.end());
        for (const Site& site : sites_)
            for (const ast::FunctionDef* callee : site.callees)
                if (needing_.contains(callee) && !isMethod(*callee) && givesModule(*callee)) parameters_.insert(callee);
        for (bool changed = true; changed;) {
            changed = false;
            for (const Site& site : sites_)
                for (const ast::FunctionDef* callee : site.callees)
                    if (site.owner && parameters_.contains(site.owner) && needing_.contains(callee))
                        changed = parameters_.insert(callee).second || changed;
        }
    }

    bool isMethod(const ast::FunctionDef& function) const {
        const ast::Node* parent = analysis_.parent(function);
        return parent && parent->kind == ast::Kind::ClassDef;
    }

    bool isModule(const Type& type) const {
        if (type.kind == TypeKind::Layer) return true;
        if (type.kind == TypeKind::Instance) return classes_.find(type.definition) != nullptr;
        return std::any_of(type.items.begin(), type.items.end(), [&](const Type* item) { return isModule(*item); });
    }

    bool givesModule(const ast::FunctionDef& function) const {
        bool gives = false;
        ast::walk(function, [&](const ast::Node& node) {
            const auto* result = ast::as<ast::Return>(&node);
            gives = gives || (result && result->value && isModule(*analysis_.typeOf(*result->value)));
            return &node == &function || node.kind != ast::Kind::FunctionDef;
        });
        return gives;
    }

    void give(const Site& site, std::unordered_map<const ast::FunctionDef*, std::vector<const Site*>>& fresh) {
        bool takes =
            site.callees.empty() || std::any_of(site.callees.begin(), site.callees.end(), [&](auto* f) { return parameters_.contains(f); });
        if (!takes) return;
        if (keepers_.contains(site.node)) return note(site, StreamPlan::Given::Kept);
        bool hasVariable = site.owner && parameters_.contains(site.owner);
        note(site, hasVariable ? StreamPlan::Given::Variable : StreamPlan::Given::Fresh);
        if (!hasVariable) fresh[site.owner].push_back(&site);
    }

    void note(const Site& site, StreamPlan::Given given) {
        if (site.callees.empty()) plan_.constructions[site.node] = given;
        else if (site.node->kind != ast::Kind::Call) plan_.values[site.node] = given;
        else plan_.calls[static_cast<const ast::Call*>(site.node)] = given;
    }

    /// Several modules made in one scope, or one made in a loop, draw from the same streams: else they would be equal.
    void shareFresh(const std::vector<const Site*>& sites) {
        bool inLoop = std::any_of(sites.begin(), sites.end(), [&](const Site* site) { return isInLoop(*site); });
        if (sites.size() == 1 && !inLoop) return;
        for (const Site* site : sites) note(*site, StreamPlan::Given::Variable);
        plan_.variables.push_back(placeFor(sites));
    }

    bool isInLoop(const Site& site) const {
        for (const ast::Node* at = analysis_.parent(*site.node); at && at != site.owner; at = analysis_.parent(*at))
            if (isRepeated(*at)) return true;
        return false;
    }

    /// Statements around a site, from that of its scope inwards, as far as no loop is around.
    std::vector<const ast::Stmt*> statementsAround(const Site& site) const {
        std::vector<const ast::Stmt*> around;
        for (const ast::Node* at = analysis_.statementOf(*site.node); at && at != site.owner && at->kind != ast::Kind::Module;
             at = analysis_.parent(*at))
            if (analysis_.statementOf(*at) == at) around.push_back(static_cast<const ast::Stmt*>(at));
        std::reverse(around.begin(), around.end());
        auto loop = std::find_if(around.begin(), around.end(), [](const ast::Stmt* statement) { return isRepeated(*statement); });
        if (loop != around.end()) around.erase(loop + 1, around.end());
        return around;
    }

    /// The innermost statement list that holds all sites: before the first of its statements that has one.
    const ast::Stmt* placeFor(const std::vector<const Site*>& sites) const {
        const Site* first = *std::min_element(sites.begin(), sites.end(),
                                              [](const Site* a, const Site* b) { return a->node->span.begin < b->node->span.begin; });
        std::vector<const ast::Stmt*> path = statementsAround(*first);
        std::size_t depth = path.size() - 1;
        for (const Site* site : sites) {
            std::vector<const ast::Stmt*> other = statementsAround(*site);
            std::size_t same = 0;
            while (same < depth && same < other.size() && path[same] == other[same] && !isSplit(*path[same], *path[same + 1], *site))
                ++same;
            depth = std::min(depth, same);
        }
        return path[depth];
    }

    /// Whether a site lies in another branch of `around` than `inner`.
    static bool isSplit(const ast::Stmt& around, const ast::Stmt& inner, const Site& site) {
        const auto* choice = ast::as<ast::If>(&around);
        if (!choice) return false;
        auto holds = [](std::span<ast::Stmt* const> body, Span span) {
            return !body.empty() && body.front()->span.begin <= span.begin && span.end <= body.back()->span.end;
        };
        return holds(choice->body, inner.span) != holds(choice->body, site.node->span);
    }

    const ParsedFile& file_;
    const Analysis& analysis_;
    const ModuleClasses& classes_;
    const std::function<bool(const ModuleClass&)>& isLeft_;
    std::vector<Site> sites_;
    Functions needing_, parameters_, drawing_;
    mutable std::unordered_set<Name> holdingClasses_;  ///< names of parameters that may hand on a class
    mutable bool isSpread_ = false, isHandedAnywhere_ = false;
    std::unordered_map<const ast::Expr*, const ModuleClass*> keepers_;
    StreamPlan plan_;
};

}  // namespace

StreamPlan planStreams(const ParsedFile& file, const Analysis& analysis, const ModuleClasses& classes,
                       const std::function<bool(const Use&)>& needsStreams, const std::function<bool(const ModuleClass&)>& isLeft) {
    return StreamPlanner(file, analysis, classes, isLeft).run(needsStreams);
}

}  // namespace regraft
