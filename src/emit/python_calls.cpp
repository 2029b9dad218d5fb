#include "emit/python_calls.h"

#include <algorithm>
#include <array>
#include <set>

#include "ast/visit.h"
#include "emit/formatted_numbers.h"
#include "emit/promotion_change.h"
#include "emit/stored_scalars.h"
#include "lift/outside_name.h"
#include "lower/lower.h"

namespace regraft {

namespace {

using Changes = std::vector<const VersionChange*>;

/// Functions of Python's own for numbers; some take sequences of them.
bool takesNumbers(std::string_view name) {
    constexpr std::array<std::string_view, 5> ofSequences = {"math.fsum", "math.prod", "math.dist", "math.sumprod", "cmath.fsum"};
    return (name.starts_with("math.") || name.starts_with("cmath.")) && std::ranges::find(ofSequences, name) == ofSequences.end();
}

class PythonCalls {
public:
    PythonCalls(OutcomeContext& context, const Migration& migration)
        : context_(context),
          texts_(migration.crossed("repr")),
          numbers_(migration.crossed("number")),
          stores_(migration.crossed("assignment")),
          masks_(migration.crossed("masked assignment")),
          scalars_(context, [this](const ShownText& shown) { tellOnce(shown); }) {}

    unsigned run() {
        if (texts_.empty() && numbers_.empty() && stores_.empty() && masks_.empty()) return 0;
        ast::walk(*context_.file.module, [this](const ast::Node& node) {
            if (const auto* call = ast::as<ast::Call>(&node)) visit(*call);
            if (const auto* assign = ast::as<ast::Assign>(&node)) visit(*assign);
            if (const auto* text = ast::as<ast::BinOp>(&node); text && !numbers_.empty())
                for (const ast::Expr* value : formattedNumbers(*text))
                    if (hasAxes(*value)) replaceOrTell(numbers_, *value, *text, "%");
            if (!texts_.empty()) readTexts(node);
            return true;
        });
        return told_;
    }

private:
    void visit(const ast::Call& call) {
        const std::string outside = numbers_.empty() ? std::string() : std::string(outsideName(*call.func, context_.analysis));
        for (const ast::Expr* value : call.args)
            if (takesNumbers(outside) && hasAxes(*value)) replaceOrTell(numbers_, *value, call, outside);
        const auto* function = ast::as<ast::NameExpr>(call.func);
        if (!function || call.args.empty()) return;
        const std::string_view name = function->id.text();
        const bool isOfNumbers = name == "float" || name == "int" || name == "complex";
        if (isOfNumbers && hasAxes(*call.args[0]) && !context_.analysis.isBound(name, call))
            replaceOrTell(numbers_, *call.args[0], call, name);
    }

    void visit(const ast::Assign& assign) {
        if (storesBeyond(assign, context_.target, context_.analysis)) tell(stores_, *assign.targets[0], "[] =");
        for (const ast::Expr* target : assign.targets)
            if (const auto* item = ast::as<ast::Subscript>(target); item && isByteMask(*item->slice))
                replaceOrTell(masks_, *item->slice, *item, "[] =");
    }

    void readTexts(const ast::Node& node) {
        scalars_.read(node);
        forEachShownText(node, context_.analysis, [this](const ShownText& shown) {
            if (scalars_.isHeldBy(*shown.value) || (shown.byRepr && scalars_.isScalar(*shown.value))) tellOnce(shown);
        });
    }
    void tellOnce(const ShownText& shown) {
        if (shownAt_.insert(shown.at).second) tell(texts_, *shown.at, shown.by);
    }

    bool isByteMask(const ast::Expr& key) const {
        const Type& type = *context_.analysis.typeOf(key);
        return type.isArray() && type.framework == context_.target.id && type.dtype == DType::UInt8 && !type.assumed && !type.isSeen;
    }
    bool hasAxes(const ast::Expr& expr) const {
        const Type& type = *context_.analysis.typeOf(expr);
        return type.isArray() && type.framework == context_.target.id && type.rank > 0 && !type.assumed;
    }

    /// `float(x)` becomes `float(x.item())`, where the tables say what to write in the place of the value.
    void replaceOrTell(const Changes& changes, const ast::Expr& value, const ast::Expr& at, std::string_view name) {
        for (const VersionChange* change : changes) {
            if (!change->up || isOlder(context_.targetVersion(), change->at)) {
                tell({change}, at, name);
                continue;
            }
            neutral::Expr call{neutral::ExprKind::Operation}, part{neutral::ExprKind::Source};
            call.operation = &change->call;
            part.source = &value;
            part.type = context_.analysis.typeOf(value);
            call.parts = context_.arena.copy(std::vector<const neutral::Expr*>{&part});
            const Lowered lowered = lowerTemplate(*change->up, call, context_.loweringFrom(context_.target));
            if (lowered.code) write(value, *lowered.code);
            else tell({change}, at, name);
        }
    }

    /// Puts `code` in the place of the value, around what was put there before.
    void write(const ast::Expr& value, const py::Expr& code) {
        auto& rewrites = context_.request.rewrites;
        const auto last = std::ranges::find(rewrites.rbegin(), rewrites.rend(), &value, &Rewrite::node);
        if (last == rewrites.rend()) rewrites.push_back({&value, &code});
        else last->replacement = withCode(code, value, *last->replacement);
    }
    /// `code` with `inner` where the value stands in it.
    const py::Expr* withCode(const py::Expr& code, const ast::Expr& value, const py::Expr& inner) {
        if (code.kind == py::ExprKind::Source && code.origin == &value) return &inner;
        py::Expr changed = code;
        std::vector<const py::Expr*> parts;
        for (const py::Expr* part : code.parts) parts.push_back(part ? withCode(*part, value, inner) : nullptr);
        std::vector<py::Argument> arguments(code.arguments.begin(), code.arguments.end());
        for (py::Argument& argument : arguments)
            if (argument.value) argument.value = withCode(*argument.value, value, inner);
        changed.parts = context_.arena.copy(parts);
        changed.arguments = context_.arena.copy(arguments);
        return context_.arena.make<py::Expr>(changed);
    }

    void tell(const Changes& changes, const ast::Expr& at, std::string_view name) {
        for (const VersionChange* change : changes) {
            context_.sink.report(DiagCode::Changed, at.span, std::string(name),
                                 {std::string(name), context_.target.name, change->at, change->differs});
            ++told_;
        }
    }

    OutcomeContext& context_;
    Changes texts_, numbers_, stores_, masks_;
    StoredScalars scalars_;
    std::set<const ast::Expr*> shownAt_;  ///< what was told of already
    unsigned told_ = 0;
};

}  // namespace

unsigned reportPythonCalls(OutcomeContext& context, const Migration& migration) { return PythonCalls(context, migration).run(); }

}  // namespace regraft
