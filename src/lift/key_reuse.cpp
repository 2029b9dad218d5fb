#include "lift/key_reuse.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "ast/visit.h"
#include "lift/flow_graph.h"
#include "lift/threaded_keys.h"

namespace regraft {

namespace {

/// Something that takes a key: it draws, splits it, or is a call that may do either.
struct Taking {
    const ast::Expr* node;
    const ast::Expr* key;
    const Use* use;
    std::string how;         ///< "draw", "split", "fold_in 3"
    const ast::Node* scope;  ///< in which the key's name is bound
};

class ReuseFinder {
public:
    ReuseFinder(const ScopeNames& names, const CallGraph& calls, const Analysis& analysis, std::string_view text)
        : names_(names),
          calls_(calls),
          analysis_(analysis),
          text_(text) {}

    std::vector<KeyReuse> run(const ast::Module& module) {
        for (const Use& use : analysis_.uses()) collect(use);
        ast::walk(module, [&](const ast::Node& node) {
            if (const auto* call = ast::as<ast::Call>(&node)) collect(*call);
            return true;
        });
        for (const auto& [place, takings] : takings_) {
            for (const Taking& taking : takings) examine(taking);
            for (std::size_t i = 0; i < takings.size(); ++i)
                for (std::size_t j = 0; j < takings.size(); ++j)
                    if (i != j) compare(takings[i], takings[j]);
        }
        return std::move(found_);
    }

private:
    using Place = std::pair<const ast::Node*, std::string>;

    void collect(const Use& use) {
        if (const ast::Expr* key = drawnKey(use)) add({use.site.node, key, &use, "draw", nullptr});
        const ast::Expr* key = splitKey(use);
        if (!key) return;
        const bool isSplit = use.meaning->operation->name == "random.split";
        const ast::Expr* data = isSplit ? nullptr : use.meaning->parts[1]->source;
        const auto* constant = ast::as<ast::Constant>(data);
        const auto* item = ast::as<ast::Subscript>(analysis_.parent(*use.site.node));
        const bool isItem = item && item->value == use.site.node;
        if (isSplit) add({use.site.node, key, &use, isItem ? "split " + std::string(item->slice->span.of(text_)) : "split", nullptr});
        else if (constant) add({use.site.node, key, &use, "fold_in " + std::string(constant->value.text), nullptr});
    }

    /// A call that is handed a key may draw from it.
    void collect(const ast::Call& call) {
        const Use* use = analysis_.useAt(call);
        if (use && (drawnKey(*use) || splitKey(*use))) return;
        const auto* name = ast::as<ast::NameExpr>(call.func);
        static constexpr std::string_view harmless[] = {"print", "repr", "str",   "len",  "isinstance", "type", "id",
                                                        "hash",  "list", "tuple", "dict", "hasattr",    "zip",  "enumerate"};
        if (name && std::ranges::find(harmless, name->id.text()) != std::end(harmless)) return;
        const bool isMethodOfContainer =
            call.func->kind == ast::Kind::Attribute && analysis_.typeOf(*ast::as<ast::Attribute>(call.func)->value)->isSequence();
        if (isMethodOfContainer) return;
        auto take = [&](const ast::Expr& argument) {
            const Type& type = *analysis_.typeOf(argument);
            const Framework* framework = type.kind == TypeKind::Generator ? Tables::builtin().framework(type.framework) : nullptr;
            if (framework && framework->randomKeys) add({&call, &argument, use, "draw", nullptr});
        };
        for (const ast::Expr* argument : call.args) take(*argument);
        for (const ast::keyword* keyword : call.keywords) take(*keyword->value);
    }

    void add(Taking taking) {
        const std::string place = keyPlace(*taking.key);
        const ast::NameExpr* root = place.empty() ? nullptr : placeRoot(*taking.key);
        taking.scope = root ? names_.owner(*root, root->id.text()) : nullptr;
        if (taking.scope) takings_[{taking.scope, place}].push_back(std::move(taking));
    }

    /// The statement of `scope` in which `node` is evaluated, or the function around it defined; null if there is none.
    const ast::Stmt* statementIn(const ast::Node& scope, const ast::Node& node) const {
        const ast::Node* at = &node;
        for (const ast::Node* around = scopeAround(*at, analysis_); around && around != &scope; around = scopeAround(*at, analysis_))
            at = around;
        return analysis_.statementOf(*at);
    }

    const FlowGraph& graphOf(const ast::Node& scope) {
        auto& graph = graphs_[&scope];
        if (!graph) graph = std::make_unique<FlowGraph>(scope);
        return *graph;
    }

    /// Whether the statement binds the place, or the name that it begins with, anew.
    static bool rebinds(const ast::Stmt& statement, const ast::Expr& key) {
        const std::string place = keyPlace(key);
        const Name root = placeRoot(key)->id;
        bool found = false;
        forEachOwnNode(statement, [&](const ast::Node& node) {
            if (const auto* name = ast::as<ast::NameExpr>(&node))
                found = found || (name->ctx == ast::ExprContext::Store && name->id == root);
            if (const auto* attribute = ast::as<ast::Attribute>(&node))
                found = found || (attribute->ctx == ast::ExprContext::Store && keyPlace(*attribute) == place);
            if (const auto* item = ast::as<ast::Subscript>(&node))
                found = found || (item->ctx == ast::ExprContext::Store && keyPlace(*item) == place);
        });
        return found;
    }

    /// Whether `to` comes after `from` with the same key.
    bool follows(const Taking& from, const Taking& to) {
        const ast::Stmt* first = statementIn(*from.scope, *from.node);
        const ast::Stmt* second = statementIn(*to.scope, *to.node);
        if (!first || !second || rebinds(*first, *from.key)) return false;
        const FlowGraph& graph = graphOf(*from.scope);
        const FlowGraph::NodeIndex begin = graph.nodeOf(*first), end = graph.nodeOf(*second);
        if (begin == FlowGraph::none || end == FlowGraph::none) return false;
        return graph.reaches(begin, end, [&](FlowGraph::NodeIndex node) { return rebinds(*graph.statement(node), *from.key); });
    }

    /// Two takings of one key.
    void compare(const Taking& a, const Taking& b) {
        if (a.how != b.how || a.node == b.node || areExclusive(a, b)) return;
        const bool isOneStatement = statementIn(*a.scope, *a.node) == statementIn(*b.scope, *b.node);
        const bool isLater =
            isOneStatement ? a.node->span.begin < b.node->span.begin : follows(a, b) && a.node->span.begin < b.node->span.begin;
        if (!isLater) return;
        report(b, b.how == "draw" ? "it draws from a key that is drawn from before" : "it splits a key that is split before");
    }

    /// One taking that is done several times with the same key.
    void examine(const Taking& taking) {
        if (isRepeatedInExpression(taking) || follows(taking, taking)) return report(taking, again("each time around it ", taking));
        const ast::Node* own = scopeAround(*taking.node, analysis_);
        const bool isGlobal = taking.scope->kind == ast::Kind::Module && own->kind != ast::Kind::Module && own->kind != ast::Kind::ClassDef;
        if (isGlobal || isKeptByObject(taking, *own) || (own != taking.scope && isCalledAgain(*own)))
            report(taking, again("each call ", taking));
    }

    /// Whether a function inside the key's scope is called several times there.
    bool isCalledAgain(const ast::Node& function) const {
        int count = 0;
        for (const KnownCall& call : calls_.calls()) {
            if (call.callee != &function) continue;
            for (const ast::Node* at = call.call; at && !opensScope(*at); at = analysis_.parent(*at))
                if (at->kind == ast::Kind::For || at->kind == ast::Kind::While) ++count;
            ++count;
        }
        return count > 1;
    }

    /// `self.key` that its method never binds anew.
    bool isKeptByObject(const Taking& taking, const ast::Node& function) const {
        const ast::NameExpr* root = placeRoot(*taking.key);
        const ast::arguments* arguments = argumentsOf(function);
        if (!arguments || root == taking.key || function.kind == ast::Kind::Lambda || functionName(function) == "__init__") return false;
        const auto& first = arguments->posonlyargs.empty() ? arguments->args : arguments->posonlyargs;
        const bool isSelf = !first.empty() && root->id == first[0]->name && scopeAround(function, analysis_)->kind == ast::Kind::ClassDef;
        if (!isSelf) return false;
        bool isBound = false;
        ast::walk(function, [&](const ast::Node& node) {
            if (node.kind >= ast::Kind::FunctionDef && node.kind <= ast::Kind::Continue)
                isBound = isBound || rebinds(static_cast<const ast::Stmt&>(node), *taking.key);
            return true;
        });
        return !isBound;
    }

    /// In a comprehension that does not bind the key itself.
    bool isRepeatedInExpression(const Taking& taking) const {
        const Name root = placeRoot(*taking.key)->id;
        for (const ast::Node *at = analysis_.parent(*taking.node), *inner = taking.node; at && !opensScope(*at);
             inner = at, at = analysis_.parent(*at)) {
            std::span<ast::comprehension* const> generators;
            if (const auto* list = ast::as<ast::ListComp>(at)) generators = list->generators;
            if (const auto* set = ast::as<ast::SetComp>(at)) generators = set->generators;
            if (const auto* dict = ast::as<ast::DictComp>(at)) generators = dict->generators;
            if (const auto* lazy = ast::as<ast::GeneratorExp>(at)) generators = lazy->generators;
            if (generators.empty() || inner == generators[0]) continue;
            bool isBound = false;
            for (const ast::comprehension* one : generators)
                ast::walk(*one->target, [&](const ast::Node& node) {
                    const auto* name = ast::as<ast::NameExpr>(&node);
                    isBound = isBound || (name && name->id == root);
                    return true;
                });
            if (!isBound) return true;
        }
        return false;
    }

    /// In different branches of a conditional expression.
    bool areExclusive(const Taking& a, const Taking& b) const {
        for (const ast::Node* at = a.node; at; at = analysis_.parent(*at)) {
            const auto* choice = ast::as<ast::IfExp>(analysis_.parent(*at));
            if (!choice || (at != choice->body && at != choice->orelse)) continue;
            const ast::Expr& other = at == choice->body ? *choice->orelse : *choice->body;
            if (other.span.contains(b.node->span)) return true;
        }
        return false;
    }

    static std::string again(std::string_view when, const Taking& taking) {
        return std::string(when) + (taking.how == "draw" ? "draws from the same key" : "splits the same key");
    }

    void report(const Taking& taking, std::string problem) {
        if (reported_.insert(taking.node).second)
            found_.push_back({taking.node, taking.use, std::move(problem) + ", and would get the same again; a generator goes on"});
    }

    const ScopeNames& names_;
    const CallGraph& calls_;
    const Analysis& analysis_;
    std::string_view text_;
    std::map<Place, std::vector<Taking>> takings_;
    std::map<const ast::Node*, std::unique_ptr<FlowGraph>> graphs_;
    std::set<const ast::Node*> reported_;
    std::vector<KeyReuse> found_;
};

}  // namespace

std::vector<KeyReuse> reusedKeys(const ScopeNames& names, const CallGraph& calls, const Analysis& analysis, const ParsedFile& file) {
    return ReuseFinder(names, calls, analysis, file.text).run(*file.module);
}

std::vector<const ast::arg*> keyParameters(const ScopeNames& names, const Analysis& analysis) {
    std::set<const ast::arg*> all;
    for (const Use& use : analysis.uses())
        for (const ast::Expr* key : {drawnKey(use), splitKey(use)}) {
            const auto* name = ast::as<ast::NameExpr>(key);
            const ast::Node* owner = name ? names.owner(*name, name->id.text()) : nullptr;
            if (const ast::arg* parameter = owner ? names.parameter(*owner, name->id.text()) : nullptr) all.insert(parameter);
        }
    return {all.begin(), all.end()};
}

}  // namespace regraft
