#include "modules/compact/layer_sites.h"

#include <algorithm>

#include "ast/visit.h"

namespace regraft {

namespace {

/// Goes through a method in the order of evaluation and numbers the layers that it makes.
class SiteFinder {
public:
    SiteFinder(const LayerMakers& makers, const KnownValues& known, const Analysis& analysis, const CompactModuleRules& rules)
        : makers_(makers),
          known_(known),
          analysis_(analysis),
          rules_(rules) {}

    std::vector<LayerSite> run(const ast::FunctionDef& method, std::string& problem) {
        for (const ast::Stmt* statement : method.body) visitStatement(*statement);
        for (LayerSite& site : sites_)
            if (site.attribute.empty() && !site.computedName) name(site);
        problem = problem_;
        return std::move(sites_);
    }

private:
    using Counts = std::map<std::string, unsigned>;

    void fail(std::string problem) {
        if (problem_.empty()) problem_ = std::move(problem);
    }

    void visitStatement(const ast::Stmt& statement) {
        statement_ = &statement;
        if (const auto* choice = ast::as<ast::If>(&statement)) return visitIf(*choice);
        if (const auto* loop = ast::as<ast::For>(&statement)) return visitFor(*loop);
        if (const auto* with = ast::as<ast::With>(&statement)) {
            for (const ast::withitem* item : with->items) visit(*item->context_expr);
            return visitBlock(with->body);
        }
        bool isOpaque = statement.kind == ast::Kind::While || statement.kind == ast::Kind::Try ||
                        statement.kind == ast::Kind::FunctionDef || statement.kind == ast::Kind::ClassDef;
        if (!isOpaque) return visit(statement);
        if (holdsSite(statement)) fail("it makes layers in a loop or a function inside, where they can't be counted before");
    }

    void visitBlock(std::span<ast::Stmt* const> body) {
        for (const ast::Stmt* statement : body) visitStatement(*statement);
    }

    /// Layers of either branch have the same numbers.
    void visitIf(const ast::If& choice) {
        visit(*choice.test);
        Known test = known_.of(*choice.test);
        Known outer = control_;
        control_ = KnownValues::both(control_, test == Known::Before ? Known::Before : Known::WithSizes);
        Counts before = counts_;
        visitBlock(choice.body);
        Counts behind = counts_;
        counts_ = before;
        visitBlock(choice.orelse);
        control_ = outer;
        for (auto& [kind, count] : behind) {
            unsigned& other = counts_[kind];
            if (other == count) continue;
            other = std::max(other, count);
            uneven_.insert_or_assign(kind, other);
        }
    }

    void visitFor(const ast::For& loop) {
        visit(*loop.iter);
        inLoop(*loop.iter, [&] { visitBlock(loop.body); });
        visitBlock(loop.orelse);
    }

    template <class Act>
    void inLoop(const ast::Expr& iter, Act&& act) {
        Known outer = control_;
        control_ = KnownValues::both(control_, known_.of(iter));
        ++loops_;
        act();
        --loops_;
        control_ = outer;
    }

    bool holdsSite(const ast::Node& code) const {
        bool found = false;
        ast::walk(code, [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            found = found || (call && (makers_.makes(*call) || makers_.makesParameter(*call)));
            return !found;
        });
        return found;
    }

    void visit(const ast::Node& node) {
        if (const auto* comprehended = ast::as<ast::ListComp>(&node))
            return visitComprehension(*comprehended->elt, comprehended->generators);
        if (const auto* comprehended = ast::as<ast::GeneratorExp>(&node))
            return visitComprehension(*comprehended->elt, comprehended->generators);
        bool isOpaque = node.kind == ast::Kind::Lambda || node.kind == ast::Kind::IfExp || node.kind == ast::Kind::BoolOp ||
                        node.kind == ast::Kind::DictComp || node.kind == ast::Kind::SetComp;
        if (isOpaque && holdsSite(node)) return fail("it makes layers in an expression that is not always evaluated");
        const auto* call = ast::as<ast::Call>(&node);
        bool isSite = call && (makers_.makes(*call) || makers_.makesParameter(*call));
        if (isSite) return add(*call);
        ast::forEachChild(node, [&](const ast::Node& child) { visit(child); });
    }

    void visitComprehension(const ast::Expr& element, std::span<ast::comprehension* const> generators) {
        if (!holdsSite(element)) return;
        if (generators.size() != 1 || !generators[0]->ifs.empty()) return fail("it makes layers in a nested comprehension");
        visit(*generators[0]->iter);
        inLoop(*generators[0]->iter, [&] { visit(element); });
    }

    /// Layers that are given to another layer are part of it, but they are counted.
    void countInside(const ast::Call& call) {
        auto count = [&](const ast::Node& argument) {
            ast::walk(argument, [&](const ast::Node& node) {
                const auto* inner = ast::as<ast::Call>(&node);
                if (inner && makers_.makes(*inner)) ++counts_[makers_.classNamed(*inner->func)];
                return true;
            });
        };
        for (const ast::Expr* argument : call.args) count(*argument);
        for (const ast::keyword* keyword : call.keywords) count(*keyword->value);
    }

    void add(const ast::Call& call) {
        LayerSite site;
        site.call = &call;
        site.statement = statement_;
        site.isParameter = makers_.makesParameter(call);
        countInside(call);
        if (site.isParameter) {
            const auto* name = call.args.empty() ? nullptr : ast::as<ast::Constant>(call.args[0]);
            if (!name || name->value.type != ast::Literal::Type::Str) return fail("the name of a parameter is not known here");
            site.attribute = std::string(name->value.text);
        }
        Known known = control_;
        for (const ast::Expr* argument : call.args) known = KnownValues::both(known, known_.of(*argument));
        for (const ast::keyword* keyword : call.keywords) {
            if (known_.isGone(*keyword)) continue;
            known = KnownValues::both(known, known_.of(*keyword->value));
            if (keyword->name == rules_.name && !isNone(*keyword->value)) takeName(site, *keyword->value);
        }
        known = KnownValues::both(known, known_.of(*call.func));
        site.kind = kindOf(call);
        std::string what(call.func->kind == ast::Kind::Attribute ? static_cast<const ast::Attribute*>(call.func)->attr.text() : site.kind);
        if (known == Known::Never) return fail("`" + what + "` is made of values that are known only when it is called");
        if (known == Known::WithSizes && loops_ > 0) return fail("`" + what + "` is made of the sizes of arrays, in a loop");
        site.made = known == Known::Before ? LayerSite::Made::Before : LayerSite::Made::AtFirstCall;
        if (site.attribute.empty() && !site.computedName) number(site);
        sites_.push_back(std::move(site));
    }

    static bool isNone(const ast::Expr& expr) {
        const auto* constant = ast::as<ast::Constant>(&expr);
        return constant && constant->value.type == ast::Literal::Type::None;
    }

    void takeName(LayerSite& site, const ast::Expr& name) {
        const auto* constant = ast::as<ast::Constant>(&name);
        if (constant && constant->value.type == ast::Literal::Type::Str && loops_ == 0) site.attribute = std::string(constant->value.text);
        else site.computedName = &name;
    }

    /// The class where it is known, else what stands for it: `conv` of `self.conv(8)`.
    std::string kindOf(const ast::Call& call) const {
        if (std::string named = makers_.classNamed(*call.func); !named.empty()) return named;
        if (const auto* member = ast::as<ast::Attribute>(call.func)) return std::string(member->attr.text());
        const auto* name = ast::as<ast::NameExpr>(call.func);
        return name ? std::string(name->id.text()) : "layer";
    }

    void number(LayerSite& site) {
        numbers_[site.call] = counts_[site.kind]++;
        if (loops_ > 0) listed_.insert(site.kind);
        if (uneven_.contains(site.kind) && site.made == LayerSite::Made::Before) listed_.insert(site.kind);
    }

    void name(LayerSite& site) {
        site.isListed = listed_.contains(site.kind);
        site.attribute = site.isListed ? site.kind : site.kind + "_" + std::to_string(numbers_.at(site.call));
        if (site.isListed && site.made == LayerSite::Made::AtFirstCall)
            fail("some of its layers of class `" + site.kind + "` are made of the sizes of arrays, and others in a loop");
    }

    const LayerMakers& makers_;
    const KnownValues& known_;
    const Analysis& analysis_;
    const CompactModuleRules& rules_;
    std::vector<LayerSite> sites_;
    Counts counts_;
    std::map<std::string, unsigned> uneven_;  ///< kinds of which it isn't known how many there are
    std::set<std::string> listed_;
    std::map<const ast::Call*, unsigned> numbers_;
    const ast::Stmt* statement_ = nullptr;
    Known control_ = Known::Before;
    unsigned loops_ = 0;
    std::string problem_;
};

}  // namespace

std::vector<LayerSite> findLayerSites(const ast::FunctionDef& method, const LayerMakers& makers, const KnownValues& known,
                                      const Analysis& analysis, const CompactModuleRules& rules, std::string& problem) {
    return SiteFinder(makers, known, analysis, rules).run(method, problem);
}

}  // namespace regraft
