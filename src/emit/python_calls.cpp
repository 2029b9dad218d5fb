#include "emit/python_calls.h"

#include <algorithm>
#include <array>
#include <set>

#include "ast/display.h"
#include "ast/visit.h"
#include "emit/promotion_change.h"
#include "emit/shown_texts.h"
#include "emit/value_reach.h"
#include "lift/outside_name.h"
#include "lower/lower.h"

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
          masks_(migration.crossed("masked assignment")),
          reach_(context.calls, context.analysis) {}

    unsigned run() {
        if (texts_.empty() && numbers_.empty() && stores_.empty() && masks_.empty()) return 0;
        ast::walk(*context_.file.module, [this](const ast::Node& node) {
            if (const auto* call = ast::as<ast::Call>(&node)) visit(*call);
            if (const auto* call = ast::as<ast::Call>(&node); call && !texts_.empty()) {
                visitStoring(*call);
                visitRecord(*call);
            }
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
        if (isOfNumbers && hasAxes(*call.args[0]) && !context_.analysis.isBound(name, call))
            replaceOrTell(numbers_, *call.args[0], call, name);
    }

    void visit(const ast::Assign& assign) {
        for (const ast::Expr* target : assign.targets)
            if (const auto* item = ast::as<ast::Subscript>(target); item && !texts_.empty()) visitStored(*item->value, *assign.value);
        if (storesBeyond(assign, context_.target, context_.analysis)) tell(stores_, *assign.targets[0], "[] =");
        for (const ast::Expr* target : assign.targets)
            if (const auto* item = ast::as<ast::Subscript>(target); item && isByteMask(*item->slice))
                replaceOrTell(masks_, *item->slice, *item, "[] =");
    }

    void visit(const ShownText& shown) {
        const bool isOther = holdsScalar(*shown.value) || (shown.byRepr && isScalar(*context_.analysis.typeOf(*shown.value)));
        if (isOther) tellOnce(shown);
    }
    void tellOnce(const ShownText& shown) {
        if (shownAt_.insert(shown.at).second) tell(texts_, *shown.at, shown.by);
    }

    /// `history["loss"].append(x)`: a container that is given a scalar, and whose text is made elsewhere.
    void visitStored(const ast::Expr& container, const ast::Expr& stored) {
        if (!isScalar(*context_.analysis.typeOf(stored)) && !holdsScalar(stored)) return;
        const ast::Expr* root = &container;
        unsigned depth = 0;
        for (const auto* item = ast::as<ast::Subscript>(root); item; item = ast::as<ast::Subscript>(root), ++depth) root = item->value;
        for (const ast::Expr* place : reach_.heldBy(*root)) tellOfContainer(*place, depth);
    }
    /// The container, or one of its own containers down to the depth at which the scalar's is, wherever it is shown.
    void tellOfContainer(const ast::Expr& container, unsigned depth) {
        reach_.reaches(container, [&](const ast::Expr& place) {
            const ast::Expr* part = &place;
            for (unsigned level = 0; part && level <= depth; ++level) {
                if (const auto shown = shownTextOf(*part, context_.analysis)) tellOnce(*shown);
                const auto* item = ast::as<ast::Subscript>(context_.analysis.parent(*part));
                part = item && item->value == part ? item : nullptr;
            }
            return false;
        });
    }
    void visitStoring(const ast::Call& call) {
        const auto* method = ast::as<ast::Attribute>(call.func);
        constexpr std::array<std::string_view, 4> storing = {"append", "add", "insert", "setdefault"};
        if (method && !call.args.empty() && std::ranges::find(storing, method->attr.text()) != storing.end())
            visitStored(*method->value, *call.args.back());
    }
    /// `Result(loss=losses.min())` of a data class, whose text is made of its fields'.
    void visitRecord(const ast::Call& call) {
        const auto* made = ast::as<ast::ClassDef>(context_.analysis.callee(call));
        if (!made || !isRecord(*made)) return;
        const auto isOne = [this](const ast::Expr* value) { return isScalar(*context_.analysis.typeOf(*value)) || holdsScalar(*value); };
        const bool isGiven = std::ranges::any_of(call.args, isOne) ||
                             std::ranges::any_of(call.keywords, [&](const ast::keyword* one) { return isOne(one->value); });
        if (isGiven) tellOfRecord(call);
    }
    void tellOfRecord(const ast::Expr& record) {
        reach_.reaches(record, [&](const ast::Expr& place) {
            if (const auto shown = shownTextOf(place, context_.analysis)) tellOnce(*shown);
            const auto* taken = ast::as<ast::Call>(context_.analysis.parent(place));
            const std::string name = taken ? outsideName(*taken->func, context_.analysis) : "";
            const bool isCopied = name == "dataclasses.asdict" || name == "dataclasses.astuple" || name == "vars";
            if (isCopied) tellOfContainer(*taken, 0);
            return false;
        });
    }
    /// Whether the text of instances is made of their fields.
    bool isRecord(const ast::ClassDef& definition) const {
        const auto isNamed = [this](const ast::Expr* expr) {
            const auto* call = ast::as<ast::Call>(expr);
            const std::string name = outsideName(call ? *call->func : *expr, context_.analysis);
            return name == "dataclasses.dataclass" || name == "typing.NamedTuple";
        };
        return std::ranges::any_of(definition.decorator_list, isNamed) || std::ranges::any_of(definition.bases, isNamed);
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
            if (lowered.code) context_.request.rewrites.push_back({&value, lowered.code});
            else tell({change}, at, name);
        }
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
    ValueReach reach_;
    std::set<const ast::Expr*> shownAt_;  ///< what was told of already
    unsigned told_ = 0;
};

}  // namespace

unsigned reportPythonCalls(OutcomeContext& context, const Migration& migration) { return PythonCalls(context, migration).run(); }

}  // namespace regraft
