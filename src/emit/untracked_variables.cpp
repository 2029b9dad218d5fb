#include "emit/untracked_variables.h"

#include <algorithm>

#include "ast/visit.h"
#include "emit/dotted_names.h"
#include "lower/build.h"

namespace regraft {

namespace {

class UntrackedVariables {
public:
    UntrackedVariables(OutcomeContext& context, const VersionChange& change) : context_(context), change_(change) {}

    unsigned run() {
        ast::walk(*context_.file.module, [this](const ast::Node& node) {
            if (const auto* definition = ast::as<ast::ClassDef>(&node); definition && isModule(*definition, 0)) visit(*definition);
            return true;
        });
        return told_;
    }

private:
    static constexpr int mostBases = 8;

    /// By its bases, also those that the program defines.
    bool isModule(const ast::ClassDef& definition, int depth) const {
        const Analysis& analysis = context_.analysisOf(definition);
        for (const ast::Expr* base : definition.bases) {
            const std::string_view name = analysis.qualifiedName(*base);
            const auto& rules = context_.target.modules;
            const auto isBase = [&](std::string_view one) { return rules && (rules->isBase(one) || isWithin(one, rules->layersIn())); };
            if (isOfTarget(name) && (isBase(name) || isBase(context_.target.memberClassOf(name)))) return true;
            const auto* own = depth < mostBases ? ast::as<ast::ClassDef>(analysis.typeOf(*base)->definition) : nullptr;
            if (own && isModule(*own, depth + 1)) return true;
        }
        return false;
    }
    bool isOfTarget(std::string_view name) const {
        return name.find('.') != name.npos && Tables::builtin().frameworkOfModule(name) == &context_.target;
    }

    void visit(const ast::ClassDef& definition) {
        for (const ast::Stmt* statement : definition.body)
            ast::walk(*statement, [this](const ast::Node& node) {
                if (const auto* assign = ast::as<ast::Assign>(&node)) visit(*assign->targets[0], assign->value);
                if (const auto* assign = ast::as<ast::AnnAssign>(&node)) visit(*assign->target, assign->value);
                return node.kind != ast::Kind::ClassDef;
            });
    }

    void visit(const ast::Expr& target, const ast::Expr* value) {
        const auto* member = ast::as<ast::Attribute>(&target);
        const auto* self = member ? ast::as<ast::NameExpr>(member->value) : nullptr;
        const auto* call = value ? ast::as<ast::Call>(value) : nullptr;
        const auto* maker = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        const bool isVariable = self && self->id == "self" && call && context_.analysis.qualifiedName(*call->func) == change_.text;
        if (isVariable) (maker && isConvertible(*call)) ? write(*call) : tell(*call);
    }

    /// `tf.Variable(2.0, trainable=False)`: what the other takes under the same names.
    bool isConvertible(const ast::Call& call) const {
        const bool isValue = call.args.size() == 1 && call.args[0]->kind != ast::Kind::Starred && call.args[0]->kind != ast::Kind::Lambda;
        return change_.up && isValue && std::ranges::all_of(call.keywords, [this](const ast::keyword* given) {
                   return given->name && std::ranges::find(change_.arguments, given->name.text()) != change_.arguments.end();
               });
    }

    void write(const ast::Call& call) {
        const std::string name = dottedName(*change_.up);
        const py::Expr* variable = py::name(context_.arena, py::ExprKind::Api, context_.arena.copy(name));
        context_.request.rewrites.push_back({call.func, variable});
    }

    void tell(const ast::Call& call) {
        context_.sink.report(DiagCode::Changed, call.span, change_.text, {change_.text, context_.target.name, change_.at, change_.differs});
        ++told_;
    }

    OutcomeContext& context_;
    const VersionChange& change_;
    unsigned told_ = 0;
};

}  // namespace

unsigned replaceUntrackedVariables(OutcomeContext& context, const Migration& migration) {
    unsigned told = 0;
    for (const VersionChange* change : migration.crossedUp("module variables")) told += UntrackedVariables(context, *change).run();
    return told;
}

}  // namespace regraft
