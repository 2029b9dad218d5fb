#include "emit/python_calls.h"

#include <algorithm>

#include "ast/display.h"
#include "ast/visit.h"
#include "emit/promotion_change.h"
#include "emit/shown_texts.h"

namespace regraft {

namespace {

using Changes = std::vector<const VersionChange*>;

class PythonCalls {
public:
    PythonCalls(OutcomeContext& context, const Migration& migration)
        : context_(context),
          texts_(migration.crossed("repr")),
          numbers_(migration.crossed("number")),
          stores_(migration.crossed("assignment")),
          masks_(migration.crossed("masked assignment")) {}

    unsigned run() {
        if (texts_.empty() && numbers_.empty() && stores_.empty() && masks_.empty()) return 0;
        ast::walk(*context_.file.module, [this](const ast::Node& node) {
            if (const auto* call = ast::as<ast::Call>(&node)) visit(*call);
            if (const auto* assign = ast::as<ast::Assign>(&node)) visit(*assign);
            if (!texts_.empty()) forEachShownText(node, context_.analysis, [this](const ShownText& shown) { visit(shown); });
            return true;
        });
        return told_;
    }

private:
    void visit(const ast::Call& call) {
        const auto* function = ast::as<ast::NameExpr>(call.func);
        if (!function || call.args.empty()) return;
        const std::string_view name = function->id.text();
        const bool isOfNumbers = name == "float" || name == "int" || name == "complex";
        if (isOfNumbers && hasAxes(*call.args[0]) && !context_.analysis.isBound(name, call)) tell(numbers_, call, name);
    }

    void visit(const ast::Assign& assign) {
        if (storesBeyond(assign, context_.target, context_.analysis)) tell(stores_, *assign.targets[0], "[] =");
        for (const ast::Expr* target : assign.targets)
            if (const auto* item = ast::as<ast::Subscript>(target); item && isByteMask(*item->slice)) tell(masks_, *item, "[] =");
    }

    void visit(const ShownText& shown) {
        const bool isOther = holdsScalar(*shown.value) || (shown.byRepr && isScalar(*context_.analysis.typeOf(*shown.value)));
        if (isOther && last_ != shown.at) tell(texts_, *(last_ = shown.at), shown.by);
    }

    bool isScalar(const Type& type) const {
        return type.isArray() && type.framework == context_.target.id && type.rank == 0 && !type.assumed;
    }
    /// A list or dict with one among its items, whose text is made of theirs.
    bool holdsScalar(const ast::Expr& expr) const {
        const auto items = ast::elementsOf(&expr);
        return holdsScalar(*context_.analysis.typeOf(expr)) || std::ranges::any_of(items, [this](const ast::Expr* item) {
                   return isScalar(*context_.analysis.typeOf(*item)) || holdsScalar(*item);
               });
    }
    bool holdsScalar(const Type& type) const {
        const bool isContainer = type.isSequence() || type.kind == TypeKind::Dict || type.kind == TypeKind::Set;
        return isContainer && !type.assumed &&
               std::ranges::any_of(type.items, [this](const Type* item) { return item && (isScalar(*item) || holdsScalar(*item)); });
    }
    bool isByteMask(const ast::Expr& key) const {
        const Type& type = *context_.analysis.typeOf(key);
        return type.isArray() && type.framework == context_.target.id && type.dtype == DType::UInt8 && !type.assumed && !type.isSeen;
    }
    bool hasAxes(const ast::Expr& expr) const {
        const Type& type = *context_.analysis.typeOf(expr);
        return type.isArray() && type.framework == context_.target.id && type.rank > 0 && !type.assumed;
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
    const ast::Expr* last_ = nullptr;  ///< what was told of already
    unsigned told_ = 0;
};

}  // namespace

unsigned reportPythonCalls(OutcomeContext& context, const Migration& migration) { return PythonCalls(context, migration).run(); }

}  // namespace regraft
