#include "emit/evaluation.h"

#include "ast/node_base.h"
#include "ast/visit.h"

namespace regraft {

namespace {

using ast::Kind;
using Children = std::vector<EvaluatedChild>;

constexpr std::string_view inComprehension = "a comprehension";
constexpr std::string_view inLambda = "a lambda";
constexpr std::string_view inBranch = "a branch of a conditional expression";
constexpr std::string_view inShortCircuit = "the right side of a short circuit";
constexpr std::string_view inHeader = "the header of a definition";

class Lister {
public:
    Lister(const ast::Node& node, const SourceTree& tree) : node_(node), tree_(tree) {}

    Children run() {
        if (isStatement(node_)) statement();
        else expression();
        return std::move(out_);
    }

private:
    void add(const ast::Node* child, std::string_view obstacle = {}) {
        if (child) out_.push_back({child, obstacle});
    }
    template <class T>
    void addAll(std::span<T* const> children, std::string_view obstacle = {}) {
        for (const ast::Node* child : children) add(child, obstacle);
    }
    template <class T>
    const T& as() const {
        return static_cast<const T&>(node_);
    }

    void statement() {
        switch (node_.kind) {
            case Kind::Assign: add(as<ast::Assign>().value); return addAll<ast::Expr>(as<ast::Assign>().targets);
            case Kind::AnnAssign: return annotated(as<ast::AnnAssign>());
            case Kind::For: return add(as<ast::For>().iter);
            case Kind::AsyncFor: return add(as<ast::AsyncFor>().iter);
            case Kind::While: return add(as<ast::While>().test, "the test of a while loop");
            case Kind::If: return add(as<ast::If>().test, isElif() ? "the test of an elif" : "");
            case Kind::With: return items(as<ast::With>().items);
            case Kind::AsyncWith: return items(as<ast::AsyncWith>().items);
            case Kind::Match: return add(as<ast::Match>().subject);
            case Kind::Assert: add(as<ast::Assert>().test); return add(as<ast::Assert>().msg, "the message of an assertion");
            case Kind::Try:
            case Kind::TryStar: return;
            case Kind::FunctionDef:
            case Kind::AsyncFunctionDef:
            case Kind::ClassDef: return header();
            default: return ast::forEachChild(node_, [&](const ast::Node& child) { add(&child); });
        }
    }

    void annotated(const ast::AnnAssign& assign) {
        add(assign.value);
        add(assign.target);
        add(assign.annotation, "an annotation");
    }

    void items(std::span<ast::withitem* const> all) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            add(all[i]->context_expr, i ? "a later item of a with statement" : "");
            add(all[i]->optional_vars, "a target of a with statement");
        }
    }

    void header() {
        ast::forEachChild(node_, [&](const ast::Node& child) {
            if (!isStatement(child)) add(&child, inHeader);
        });
    }

    bool isElif() const { return tree_.text(node_.span).starts_with("elif"); }

    void expression() {
        switch (node_.kind) {
            case Kind::BoolOp: return firstThen(as<ast::BoolOp>().values, 1, inShortCircuit);
            case Kind::Compare: add(as<ast::Compare>().left); return firstThen(as<ast::Compare>().comparators, 1, inShortCircuit);
            case Kind::IfExp:
                add(as<ast::IfExp>().test);
                add(as<ast::IfExp>().body, inBranch);
                return add(as<ast::IfExp>().orelse, inBranch);
            case Kind::Dict: return dict(as<ast::Dict>());
            case Kind::Lambda: return ast::forEachChild(node_, [&](const ast::Node& child) { add(&child, inLambda); });
            case Kind::ListComp: return generators(as<ast::ListComp>().generators, as<ast::ListComp>().elt);
            case Kind::SetComp: return generators(as<ast::SetComp>().generators, as<ast::SetComp>().elt);
            case Kind::GeneratorExp: return generators(as<ast::GeneratorExp>().generators, as<ast::GeneratorExp>().elt);
            case Kind::DictComp:
                generators(as<ast::DictComp>().generators, as<ast::DictComp>().key);
                return add(as<ast::DictComp>().value, inComprehension);
            default: return ast::forEachChild(node_, [&](const ast::Node& child) { add(&child); });
        }
    }

    void firstThen(std::span<ast::Expr* const> all, std::size_t always, std::string_view obstacle) {
        for (std::size_t i = 0; i < all.size(); ++i) add(all[i], i < always ? std::string_view() : obstacle);
    }

    void dict(const ast::Dict& dict) {
        for (std::size_t i = 0; i < dict.values.size(); ++i) {
            add(dict.keys[i]);
            add(dict.values[i]);
        }
    }

    /// Only the first iterable is evaluated where the comprehension stands.
    void generators(std::span<ast::comprehension* const> all, const ast::Expr* element) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            add(all[i]->iter, i ? inComprehension : std::string_view());
            add(all[i]->target, inComprehension);
            addAll<ast::Expr>(all[i]->ifs, inComprehension);
        }
        add(element, inComprehension);
    }

    const ast::Node& node_;
    const SourceTree& tree_;
    Children out_;
};

}  // namespace

std::vector<EvaluatedChild> evaluatedChildren(const ast::Node& node, const SourceTree& tree) { return Lister(node, tree).run(); }

}  // namespace regraft
