#include "emit/named_operand.h"

#include <vector>

#include "ast/node_base.h"
#include "lower/build.h"

namespace regraft {

namespace {

using K = py::ExprKind;

/// Copies code in the order in which Python evaluates it.
class Naming {
public:
    Naming(const ast::Expr& operand, std::string_view name, Arena& arena) : operand_(operand), name_(name), arena_(arena) {}

    const py::Expr* copy(const py::Expr& code, bool maybe) {
        if (code.kind == K::Source) return code.origin == &operand_ ? named(code, maybe) : &code;
        py::Expr out = code;
        std::vector<const py::Expr*> parts(code.parts.begin(), code.parts.end());
        const auto put = [&](std::size_t i, bool mayNot) { parts[i] = parts[i] ? copy(*parts[i], mayNot) : nullptr; };
        if (code.kind == K::Conditional) {
            put(1, maybe);
            put(0, true);
            put(2, true);
        } else {
            const bool isLater = code.kind == K::Lambda || code.kind == K::Comprehension;
            const bool isShort = code.kind == K::Binary && (code.text == "and" || code.text == "or");
            for (std::size_t i = 0; i < parts.size(); ++i) put(i, maybe || isLater || (isShort && i > 0));
        }
        std::vector<py::Argument> arguments(code.arguments.begin(), code.arguments.end());
        for (py::Argument& argument : arguments) argument.value = copy(*argument.value, maybe);
        out.parts = arena_.copy(parts);
        out.arguments = arena_.copy(arguments);
        return arena_.make<py::Expr>(out);
    }

    bool isPossible() const { return isNamed_ && !isTooLate_; }

private:
    const py::Expr* named(const py::Expr& code, bool maybe) {
        if (isNamed_) return py::name(arena_, K::Name, name_);
        isTooLate_ = isTooLate_ || maybe;
        isNamed_ = true;
        return py::node(arena_, K::Named, {&code}, name_);
    }

    const ast::Expr& operand_;
    std::string_view name_;
    Arena& arena_;
    bool isNamed_ = false, isTooLate_ = false;
};

}  // namespace

const py::Expr* withNamedOperand(const py::Expr& code, const ast::Expr& operand, std::string_view name, Arena& arena) {
    Naming naming(operand, name, arena);
    const py::Expr* copy = naming.copy(code, false);
    return naming.isPossible() ? copy : nullptr;
}

bool allowsNaming(const ast::Node& node, const SourceTree& tree) {
    bool isComprehended = false;
    const ast::Node* child = &node;
    for (const ast::Node* at = tree.parent(node); at; child = at, at = tree.parent(*at)) {
        const auto* part = ast::as<ast::comprehension>(at);
        if (part && part->iter == child) return false;
        isComprehended = isComprehended || part || at->kind == ast::Kind::ListComp || at->kind == ast::Kind::SetComp ||
                         at->kind == ast::Kind::DictComp || at->kind == ast::Kind::GeneratorExp;
        if (at->kind == ast::Kind::Lambda || at->kind == ast::Kind::FunctionDef || at->kind == ast::Kind::AsyncFunctionDef) return true;
        if (at->kind == ast::Kind::ClassDef) return !isComprehended;
    }
    return true;
}

}  // namespace regraft
