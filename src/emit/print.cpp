// Target code printed anew.

#include "emit/renderer.h"

namespace regraft {

namespace {

using py::ExprKind;

/// A generator expression that is the only argument brings the call's parentheses along.
bool isLoneGenerator(const py::Expr& call) {
    if (call.arguments.size() != 1 || !call.arguments[0].keyword.empty()) return false;
    const py::Expr& value = *call.arguments[0].value;
    return value.kind == ExprKind::Source && value.origin->kind == ast::Kind::GeneratorExp;
}

class Printer {
public:
    Printer(const py::Expr& code, Renderer& renderer) : code_(code), renderer_(renderer) {}

    Document run() {
        switch (code_.kind) {
            case ExprKind::Api: return Document().name(Piece::Kind::Api, code_.text);
            case ExprKind::Helper: return Document().name(Piece::Kind::Helper, code_.text);
            case ExprKind::Literal: return Document(renderer_.literal(code_.text));
            case ExprKind::Call: return call();
            case ExprKind::Attribute: return renderer_.receiver(part(0)).add(".").add(code_.text);
            case ExprKind::Subscript: return subscript();
            case ExprKind::Slice: return slice();
            case ExprKind::Binary: return binary();
            case ExprKind::Unary: return unary();
            case ExprKind::Conditional: return conditional();
            case ExprKind::Lambda:
                return Document(code_.text.empty() ? "lambda" : "lambda ").add(code_.text).add(": ").add(fitted(0, Precedence::Lambda));
            case ExprKind::Tuple: return tuple();
            case ExprKind::List: return Document("[").add(elements()).add("]");
            case ExprKind::Comprehension:
                return Document("[")
                    .add(fitted(0, Precedence::Lambda))
                    .add(" for ")
                    .add(code_.text)
                    .add(" in ")
                    .add(fitted(1, Precedence::Or))
                    .add("]");
            case ExprKind::Named: return Document(std::string(code_.text)).add(" := ").add(fitted(0, Precedence::Lambda));
            case ExprKind::Starred: return Document("*").add(fitted(0, Precedence::BitOr));
            default: return Document(std::string(code_.text));
        }
    }

private:
    const py::Expr& part(std::size_t index) const { return *code_.parts[index]; }
    Document fitted(std::size_t index, Precedence least) { return renderer_.fittedCode(part(index), least); }

    Document call() {
        Document out = renderer_.receiver(part(0));
        if (isLoneGenerator(code_)) return out.add(renderer_.code(*code_.arguments[0].value).document);
        out.add("(");
        for (std::size_t i = 0; i < code_.arguments.size(); ++i) {
            if (i) out.add(", ");
            out.add(printedArgument(code_.arguments[i], renderer_));
        }
        return out.add(")");
    }

    Document subscript() {
        Document out = renderer_.receiver(part(0)).add("[");
        const py::Expr& index = part(1);
        bool bare = index.kind == ExprKind::Tuple && !index.parts.empty();
        for (const py::Expr* element : index.parts) bare = bare && element->kind != ExprKind::Starred;
        if (index.kind == ExprKind::Tuple && !bare)
            return out.add("(").add(Printer(index, renderer_).elements()).add(index.parts.size() == 1 ? ",)" : ")").add("]");
        if (!bare) return out.add(fitted(1, Precedence::Tuple)).add("]");
        out.add(Printer(index, renderer_).elements());
        return out.add(index.parts.size() == 1 ? ",]" : "]");
    }

    Document slice() {
        Document out;
        for (std::size_t i = 0; i < 3; ++i) {
            if (i == 1 || (i == 2 && code_.parts.size() > 2 && code_.parts[2])) out.add(":");
            if (i < code_.parts.size() && code_.parts[i]) out.add(fitted(i, Precedence::Lambda));
        }
        return out;
    }

    Document binary() {
        OperatorPrecedence needs = binaryPrecedence(code_.text);
        Document out = fitted(0, needs.left);
        out.add(" ").add(code_.text).add(" ");
        return out.add(fitted(1, needs.right));
    }

    Document unary() {
        Document out{std::string(code_.text)};
        if (code_.text == "not") out.add(" ");
        return out.add(fitted(0, unaryPrecedence(code_.text)));
    }

    Document conditional() {
        Document out = fitted(0, Precedence::Or);
        out.add(" if ").add(fitted(1, Precedence::Or)).add(" else ");
        return out.add(fitted(2, Precedence::Lambda));
    }

    Document tuple() {
        if (code_.parts.size() > 1) return elements();
        return Document("(").add(elements()).add(code_.parts.empty() ? ")" : ",)");
    }

    Document elements() {
        Document out;
        for (std::size_t i = 0; i < code_.parts.size(); ++i) {
            if (i) out.add(", ");
            out.add(fitted(i, Precedence::Lambda));
        }
        return out;
    }

    const py::Expr& code_;
    Renderer& renderer_;
};

bool isIntegerLiteral(const py::Expr& code) {
    return code.kind == ExprKind::Literal && code.text.find_first_not_of("0123456789_") == std::string_view::npos;
}

}  // namespace

Rendered printed(const py::Expr& code, Renderer& renderer) {
    return {Printer(code, renderer).run(), precedenceOf(code), isIntegerLiteral(code)};
}

Document printedArgument(const py::Argument& argument, Renderer& renderer) {
    if (argument.keyword.empty()) return renderer.fitted(renderer.code(*argument.value), Precedence::Lambda, true);
    Document out{std::string(argument.keyword)};
    if (argument.keyword != "*" && argument.keyword != "**") out.add("=");
    return out.add(renderer.fittedCode(*argument.value, Precedence::Lambda));
}

}  // namespace regraft
