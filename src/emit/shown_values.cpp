#include "emit/shown_values.h"

#include <algorithm>
#include <compare>
#include <set>
#include <vector>

#include "ast/visit.h"
#include "emit/shown_texts.h"
#include "emit/value_reach.h"
#include "lift/outside_name.h"

namespace regraft {

namespace {

class ShownValues {
public:
    ShownValues(OutcomeContext& context, const Migration& migration)
        : context_(context),
          migration_(migration),
          reach_(context.calls, context.analysis) {}

    unsigned run() {
        for (const Use& use : context_.analysis.uses()) {
            if (use.framework != &context_.target || use.name.empty()) continue;
            for (const VersionChange* change : migration_.crossed(use.name))
                if (change->shown != ShownChange::None) follow(*valueOf(use), use, *change);
        }
        return told_;
    }

private:
    /// What the use gives: of a function that is compiled and called, `jax.jit(model.init)(key, x)`, the whole call, and of one that gives
    /// a function, `jax.make_jaxpr(f)(x)`.
    const ast::Expr* valueOf(const Use& use) const {
        const auto* outer = ast::as<ast::Call>(context_.analysis.parent(*use.site.node));
        const bool isFunction = use.site.call && context_.analysis.typeOf(*use.site.node)->kind == TypeKind::Function;
        if (outer && outer->func == use.site.node && isFunction) return outer;
        const auto* wrapped = use.site.call ? nullptr : ast::as<ast::Call>(context_.analysis.parent(*use.site.node));
        const auto* called = wrapped && wrapped->func != use.site.node ? ast::as<ast::Call>(context_.analysis.parent(*wrapped)) : nullptr;
        return called && called->func == wrapped ? called : use.site.node;
    }

    struct Place {
        const ast::Expr* value;
        unsigned depth;  ///< 1: an item of what the API gives

        auto operator<=>(const Place&) const = default;
    };

    void follow(const ast::Expr& made, const Use& use, const VersionChange& change) {
        std::set<Place> seen;
        std::vector<Place> pending{{&made, 0}};
        while (!pending.empty()) {
            const Place place = pending.back();
            pending.pop_back();
            if (!seen.insert(place).second) continue;
            if (tell(place, use, change)) return;
            for (const ast::Expr* other : reach_.carriers(*place.value)) pending.push_back({other, place.depth});
            for (const ast::Expr* other : unpacked(*place.value)) pending.push_back({other, place.depth});
            if (const ast::Expr* mapped = mappedFrom(*place.value)) pending.push_back({mapped, place.depth});
            for (const ast::Expr* whole : builtInto(*place.value)) pending.push_back({whole, place.depth});
            if (change.shown == ShownChange::Keys)
                if (const ast::Expr* keys = keysOf(*place.value)) pending.push_back({keys, place.depth});
            const unsigned deepest = change.shown == ShownChange::Keys ? 2 : 1;
            if (change.shown == ShownChange::Any || change.shown == ShownChange::Str || place.depth >= deepest) continue;
            for (const ast::Expr* item : itemsOf(*place.value)) pending.push_back({item, place.depth + 1});
        }
    }

    bool tell(const Place& place, const Use& use, const VersionChange& change) {
        const Type& type = *context_.analysis.typeOf(*place.value);
        if (place.value != use.site.node && (type.isArray() || type.kind == TypeKind::Str || type.kind == TypeKind::Int)) return false;
        const auto shown = shownTextOf(*place.value, context_.analysis);
        const bool byStr = change.shown == ShownChange::Str || change.shown == ShownChange::StrOfItems;
        if (!shown || (byStr && shown->byRepr) || (change.shown == ShownChange::StrOfItems && place.depth == 0)) return false;
        context_.sink.report(DiagCode::Changed, shown->at->span, std::string(shown->by),
                             {std::string(shown->by), context_.target.name, change.at, use.name + ": " + change.differs});
        ++told_;
        return true;
    }

    /// `x[0]`, `for one in x`
    std::vector<const ast::Expr*> itemsOf(const ast::Expr& value) const {
        const ast::Node* parent = context_.analysis.parent(value);
        if (const auto* item = ast::as<ast::Subscript>(parent); item && item->value == &value && item->slice->kind != ast::Kind::Slice)
            return {item};
        if (const auto* loop = ast::as<ast::For>(parent); loop && loop->iter == &value) return reach_.heldBy(*loop->target);
        const auto* loop = ast::as<ast::comprehension>(parent);
        return loop && loop->iter == &value ? reach_.heldBy(*loop->target) : std::vector<const ast::Expr*>();
    }

    /// `x.keys()`, `sorted(x)`
    const ast::Expr* keysOf(const ast::Expr& value) const {
        const ast::Node* parent = context_.analysis.parent(value);
        if (const auto* method = ast::as<ast::Attribute>(parent); method && method->value == &value) {
            const auto* call = ast::as<ast::Call>(context_.analysis.parent(*method));
            return call && (method->attr == "keys" || method->attr == "items") ? call : nullptr;
        }
        const auto* call = ast::as<ast::Call>(parent);
        const std::string name = call && call->func != &value ? outsideName(*call->func, context_.analysis) : "";
        return name == "sorted" || name == "list" || name == "set" ? call : nullptr;
    }

    bool isModule(const ast::Expr& value) const {
        const Type& type = *context_.analysis.typeOf(value);
        return type.kind == TypeKind::Layer || type.kind == TypeKind::Instance ||
               (type.kind == TypeKind::Object && type.role() == "module");
    }

    /// Modules that show theirs with their own text: a container that is given it, and instances of the class that has it as a member.
    std::vector<const ast::Expr*> builtInto(const ast::Expr& value) const {
        if (!isModule(value)) return {};
        const ast::Node* parent = context_.analysis.parent(value);
        if (const auto* call = ast::as<ast::Call>(parent); call && call->func != &value && isModule(*call)) return {call};
        const auto* assign = ast::as<ast::Assign>(parent);
        const auto* member = assign && assign->value == &value ? ast::as<ast::Attribute>(assign->targets[0]) : nullptr;
        const ast::Node* outer = member ? parent : nullptr;
        while (outer && outer->kind != ast::Kind::ClassDef) outer = context_.analysis.parent(*outer);
        std::vector<const ast::Expr*> made;
        if (outer)
            ast::walk(*context_.file.module, [&](const ast::Node& node) {
                const auto* call = ast::as<ast::Call>(&node);
                if (call && context_.analysis.callee(*call) == outer) made.push_back(call);
                return true;
            });
        return made;
    }

    /// `a, b = x`, `a, b = x, y`
    std::vector<const ast::Expr*> unpacked(const ast::Expr& value) const {
        const auto* values = ast::as<ast::Tuple>(context_.analysis.parent(value));
        const auto* assign = values ? ast::as<ast::Assign>(context_.analysis.parent(*values)) : nullptr;
        const auto* targets = assign && assign->targets.size() == 1 ? ast::as<ast::Tuple>(assign->targets[0]) : nullptr;
        if (!targets || targets == values || targets->elts.size() != values->elts.size()) return {};
        for (std::size_t i = 0; i < targets->elts.size(); ++i)
            if (values->elts[i] == &value) return reach_.heldBy(*targets->elts[i]);
        return {};
    }

    /// `jax.tree_map(f, x)`: what a function of the framework makes of it, where that is no array.
    const ast::Expr* mappedFrom(const ast::Expr& value) const {
        const auto* call = ast::as<ast::Call>(context_.analysis.parent(value));
        const bool isArgument = call && call->func != &value && std::ranges::find(call->args, &value) != call->args.end();
        const std::string_view name = isArgument ? context_.analysis.qualifiedName(*call->func) : std::string_view();
        const auto& mapping = context_.target.mapsTrees;
        return std::ranges::find(mapping, name) != mapping.end() ? call : nullptr;
    }

    OutcomeContext& context_;
    const Migration& migration_;
    ValueReach reach_;
    unsigned told_ = 0;
};

}  // namespace

unsigned reportShownValues(OutcomeContext& context, const Migration& migration) { return ShownValues(context, migration).run(); }

}  // namespace regraft
