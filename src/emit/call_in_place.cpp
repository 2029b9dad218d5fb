// Calls: x.sum(dim=1) → jnp.sum(x, axis=1), torch.sum(a + b, 1) → (a + b).sum(1), with the lines and comments
// between the arguments as they are.

#include <algorithm>

#include "ast/display.h"
#include "emit/comma_list.h"
#include "emit/in_place.h"

namespace regraft {

namespace {

/// An argument as the user wrote it.
struct OldArgument {
    const ast::Node* node;   ///< an expression or a keyword
    const ast::Expr* value;  ///< without `name=`, `*` or `**`
    Span span;               ///< its own parentheses included
    std::size_t rank = 0;    ///< among the positional, then the keyword arguments
};

class CallChange {
public:
    CallChange(const py::Expr& code, const ast::Call& origin, Renderer& renderer)
        : code_(code),
          origin_(origin),
          renderer_(renderer),
          tree_(renderer.tree()),
          brackets_(tree_.callBrackets(origin)),
          arguments_(code.arguments.begin(), code.arguments.end()) {}

    bool run(Document& out) {
        for (const ast::Expr* argument : origin_.args) addOld(*argument);
        for (const ast::keyword* keyword : origin_.keywords) addOld(*keyword);
        for (std::size_t i = 0; i < old_.size(); ++i) old_[i].rank = i;
        std::sort(old_.begin(), old_.end(), [](const OldArgument& a, const OldArgument& b) { return a.span.begin < b.span.begin; });
        if (sharesBrackets()) return loneGenerator(out);
        const bool isList = takeList();
        const bool wasList = !isList && takeElements();
        callee(out);
        std::vector<Span> spans;
        for (const OldArgument& argument : old_) spans.push_back(argument.span);
        const Span inside = wasList ? display_ : brackets_;
        CommaList list(tree_, {inside.begin + 1, inside.end - 1}, spans);
        const std::size_t outer = tree_.indentation(brackets_.begin).size(), own = tree_.indentation(inside.begin).size();
        if (wasList && own > outer) list.indentLess(own - outer);
        std::vector<CommaList::Item> now = items();
        // Where the receiver becomes the first argument, the text before the bracket moves behind a new one.
        bool moves = origin_.func->kind == ast::Kind::Attribute && !now.empty() && now[0].from == CommaList::fresh;
        if (moves) out.add("(");
        else out.keep({brackets_.begin, brackets_.begin + 1});
        out.add(isList ? "[" : "").add(list.print(now)).add(isList ? "]" : "").keep({brackets_.end - 1, brackets_.end});
        return true;
    }

private:
    /// f([a, b]) for f(a, b): the arguments stand where they stood, in brackets.
    bool takeList() {
        const py::Expr* list = arguments_.size() == 1 && arguments_[0].keyword.empty() ? arguments_[0].value : nullptr;
        if (!list || list->kind != py::ExprKind::List || old_.empty() || list->parts.size() != old_.size()) return false;
        for (std::size_t i = 0; i < old_.size(); ++i)
            if (!isHole(list->parts[i], old_[i].node)) return false;
        arguments_.clear();
        for (const py::Expr* part : list->parts) arguments_.push_back({{}, part, nullptr});
        return true;
    }

    /// f(a, b) for f([a, b]).
    bool takeElements() {
        const auto* written = old_.size() == 1 && old_[0].node == old_[0].value ? old_[0].value : nullptr;
        const std::span<ast::Expr* const> elements =
            written && written->kind == ast::Kind::List ? ast::elementsOf(written) : std::span<ast::Expr* const>{};
        auto isElement = [&](const py::Argument& argument) {
            return std::ranges::any_of(elements,
                                       [&](const ast::Expr* one) { return argument.origin == one || isHole(argument.value, one); });
        };
        if (ast::hasStar(written) || std::ranges::none_of(arguments_, isElement)) return false;
        display_ = written->span;
        old_.clear();
        for (const ast::Expr* element : elements) addOld(*element);
        for (std::size_t i = 0; i < old_.size(); ++i) old_[i].rank = i;
        return true;
    }

    void addOld(const ast::Expr& argument) {
        const auto* starred = ast::as<ast::Starred>(&argument);
        old_.push_back({&argument, starred ? starred->value : &argument,
                        starred ? cover(argument.span, tree_.withParentheses(*starred->value)) : tree_.withParentheses(argument), 0});
    }
    void addOld(const ast::keyword& argument) {
        old_.push_back({&argument, argument.value, cover(argument.span, tree_.withParentheses(*argument.value)), 0});
    }

    /// f(x for x in y): the generator's parentheses are the call's.
    bool sharesBrackets() const {
        return old_.size() == 1 && old_[0].node->kind == ast::Kind::GeneratorExp && old_[0].node->span == brackets_;
    }
    bool loneGenerator(Document& out) {
        if (code_.arguments.size() != 1 || !code_.arguments[0].keyword.empty()) return false;
        if (!isHole(code_.arguments[0].value, old_[0].node)) return false;
        callee(out);
        out.add(renderer_.region(brackets_));
        return true;
    }

    void callee(Document& out) {
        const py::Expr& function = *code_.parts[0];
        Span gap{tree_.withParentheses(*origin_.func).end, brackets_.begin};
        const auto* member = ast::as<ast::Attribute>(origin_.func);
        if (isHole(&function, origin_.func)) {
            out.add(renderer_.region(tree_.withParentheses(*origin_.func))).keep(gap);
        } else if (member && function.kind == py::ExprKind::Attribute && isHole(function.parts[0], member->value)) {
            out.add(memberInPlace(function, *member, renderer_)).keep(gap);
        } else {
            out.add(renderer_.receiver(function));
        }
    }

    int oldOf(const py::Argument& argument, const std::vector<bool>& used) const {
        for (std::size_t i = 0; i < old_.size(); ++i) {
            if (used[i]) continue;
            if (argument.origin ? argument.origin == old_[i].node || argument.origin == old_[i].value
                                : isHole(argument.value, old_[i].node) || isHole(argument.value, old_[i].value))
                return static_cast<int>(i);
        }
        return CommaList::fresh;
    }

    std::vector<CommaList::Item> items() {
        std::vector<CommaList::Item> out;
        std::vector<bool> used(old_.size());
        for (const py::Argument& argument : arguments_) {
            int from = oldOf(argument, used);
            if (from != CommaList::fresh) used[static_cast<std::size_t>(from)] = true;
            out.push_back(
                {from == CommaList::fresh ? printedArgument(argument, renderer_) : changed(argument, old_[static_cast<std::size_t>(from)]),
                 from});
        }
        return asWritten(std::move(out));
    }

    /// f(k=1, *a) lists `*a` first, as Python evaluates it: where nothing else is moved, it stays behind.
    std::vector<CommaList::Item> asWritten(std::vector<CommaList::Item> items) const {
        std::vector<std::pair<int, CommaList::Item>> placed;  // new items stay behind the one before them
        int place = -1;
        std::size_t rank = 0;
        for (CommaList::Item& item : items) {
            if (item.from != CommaList::fresh) {
                const OldArgument& old = old_[static_cast<std::size_t>(item.from)];
                if (old.rank < rank) return items;
                rank = old.rank;
                place = item.from;
            }
            placed.emplace_back(place, item);
        }
        std::stable_sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (std::size_t i = 0; i < items.size(); ++i) items[i] = std::move(placed[i].second);
        return items;
    }

    Document changed(const py::Argument& argument, const OldArgument& old) {
        if (isHole(argument.value, old.node)) return prefixed(argument, renderer_.region(old.span), old);
        const auto* keyword = ast::as<ast::keyword>(old.node);
        if (old.node->kind == ast::Kind::Starred && argument.keyword == "*" && isHole(argument.value, old.value))
            return renderer_.region(old.span);
        if (!keyword || argument.keyword.empty() || argument.keyword == "*" || !keyword->name || argument.keyword == "**")
            return sameUnpacking(argument, old) ? renderer_.region(old.span) : printedArgument(argument, renderer_);
        return named(argument, *keyword);
    }

    bool sameUnpacking(const py::Argument& argument, const OldArgument& old) const {
        return argument.keyword == "**" && isHole(argument.value, old.value) && tree_.text(old.span).starts_with("**");
    }

    /// A positional argument that stays, or becomes a keyword argument.
    Document prefixed(const py::Argument& argument, Document text, const OldArgument& old) {
        if (argument.keyword.empty()) return text;
        bool bare = old.span == old.value->span && renderer_.hole(*old.value).precedence < Precedence::Lambda;
        Document out{std::string(argument.keyword)};
        if (argument.keyword != "*" && argument.keyword != "**") out.add("=");
        if (bare) return out.add("(").add(std::move(text)).add(")");
        return out.add(std::move(text));
    }

    /// name=value that stays one.
    Document named(const py::Argument& argument, const ast::keyword& keyword) {
        Span value = tree_.withParentheses(*keyword.value);
        Span name = tree_.token(tree_.firstFrom(keyword.span.begin)).span;
        Document out;
        if (keyword.name.text() == argument.keyword) out.keep(name);
        else out.add(argument.keyword);
        out.keep({name.end, value.begin});
        return out.add(operandInPlace(*argument.value, *keyword.value, Precedence::Lambda, renderer_));
    }

    const py::Expr& code_;
    const ast::Call& origin_;
    Renderer& renderer_;
    const SourceTree& tree_;
    Span brackets_, display_ = {};
    std::vector<py::Argument> arguments_;
    std::vector<OldArgument> old_;
};

}  // namespace

bool callInPlace(const py::Expr& code, const ast::Call& origin, Renderer& renderer, Document& out) {
    return CallChange(code, origin, renderer).run(out);
}

}  // namespace regraft
