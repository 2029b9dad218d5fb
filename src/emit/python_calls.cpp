#include "emit/python_calls.h"

#include <algorithm>
#include <array>

#include "ast/visit.h"

namespace regraft {

namespace {

class PythonCalls {
public:
    PythonCalls(OutcomeContext& context, const Migration& migration)
        : context_(context),
          texts_(migration.crossed("repr")),
          numbers_(migration.crossed("number")) {}

    void run() {
        if (texts_.empty() && numbers_.empty()) return;
        ast::walk(*context_.file.module, [this](const ast::Node& node) {
            if (const auto* call = ast::as<ast::Call>(&node)) visit(*call);
            else if (const auto* value = ast::as<ast::FormattedValue>(&node); value && value->conversion == 'r' && hasScalar(*value->value))
                tell(texts_, *value->value, "repr");
            return true;
        });
    }

private:
    void visit(const ast::Call& call) {
        const auto* function = ast::as<ast::NameExpr>(call.func);
        if (!function || call.args.empty() || context_.analysis.isBound(function->id.text(), call)) return;
        const std::string_view name = function->id.text();
        if (name == "repr" && hasScalar(*call.args[0])) tell(texts_, call, name);
        else if ((name == "print" || name == "str") &&
                 std::ranges::any_of(call.args, [this](const ast::Expr* one) { return holdsScalar(*one); }))
            tell(texts_, call, name);
        else if ((name == "float" || name == "int" || name == "complex") && hasAxes(*call.args[0])) tell(numbers_, call, name);
    }

    bool isScalar(const Type& type) const {
        return type.isArray() && type.framework == context_.target.id && type.rank == 0 && !type.assumed;
    }
    bool hasScalar(const ast::Expr& expr) const { return isScalar(*context_.analysis.typeOf(expr)) || holdsScalar(expr); }
    /// A list or dict with one among its items, whose text is made of theirs.
    bool holdsScalar(const ast::Expr& expr) const {
        const Type& type = *context_.analysis.typeOf(expr);
        const bool isContainer = type.isSequence() || type.kind == TypeKind::Dict;
        return isContainer && std::ranges::any_of(type.items, [this](const Type* item) { return item && isScalar(*item); });
    }
    bool hasAxes(const ast::Expr& expr) const {
        const Type& type = *context_.analysis.typeOf(expr);
        return type.isArray() && type.framework == context_.target.id && type.rank > 0 && !type.assumed;
    }

    void tell(const std::vector<const VersionChange*>& changes, const ast::Expr& at, std::string_view name) {
        for (const VersionChange* change : changes)
            context_.sink.report(DiagCode::Changed, at.span, std::string(name),
                                 {std::string(name), context_.target.name, change->at, change->differs});
    }

    OutcomeContext& context_;
    std::vector<const VersionChange*> texts_, numbers_;
};

}  // namespace

void reportPythonCalls(OutcomeContext& context, const Migration& migration) { PythonCalls(context, migration).run(); }

}  // namespace regraft
