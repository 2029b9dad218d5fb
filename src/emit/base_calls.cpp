#include "emit/base_calls.h"

#include "ast/visit.h"
#include "lower/build.h"

namespace regraft {

namespace {

/// `super`, in `super().__init__(…)` and in `super(Warm, self).__init__(…)`.
bool isSuper(const ast::Expr& receiver) {
    const auto* call = ast::as<ast::Call>(&receiver);
    const auto* function = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
    return function && function->id == "super";
}

class BaseCalls {
public:
    BaseCalls(OutcomeContext& context, const Migration& migration) : context_(context), migration_(migration) {}

    unsigned run() {
        ast::walk(*context_.file.module, [this](const ast::Node& node) {
            if (const auto* definition = ast::as<ast::ClassDef>(&node)) visit(*definition);
            return true;
        });
        return told_;
    }

private:
    /// The only base of the class; empty where it has several, of which others may be asked first.
    std::string_view baseOf(const ast::ClassDef& definition) const {
        return definition.bases.size() == 1 ? context_.analysis.qualifiedName(*definition.bases[0]) : std::string_view();
    }

    void visit(const ast::ClassDef& definition) {
        const std::string_view base = baseOf(definition);
        if (base.find('.') == base.npos || Tables::builtin().frameworkOfModule(base) != &context_.target) return;
        for (const ast::Stmt* statement : definition.body) {
            ast::walk(*statement, [&](const ast::Node& node) {
                if (const auto* call = ast::as<ast::Call>(&node)) visit(*call, base);
                return node.kind != ast::Kind::ClassDef;
            });
        }
    }

    void visit(const ast::Call& call, std::string_view base) {
        const auto* function = ast::as<ast::Attribute>(call.func);
        if (!function || function->attr != "__init__") return;
        if (isSuper(*function->value)) return judge(call, call, base);
        if (context_.analysis.qualifiedName(*function->value) != base || call.args.empty()) return;
        ast::Call ofBase = call;  // Base.__init__(self, …)
        ofBase.args = call.args.subspan(1);
        judge(ofBase, call, base);
    }

    /// `call`: what the base is given; `whole`: with the object before it.
    void judge(const ast::Call& call, const ast::Call& whole, std::string_view base) {
        Use use;
        use.site.node = &call;
        use.site.call = &call;
        use.framework = &context_.target;
        use.name = std::string(base);
        Migrated migrated = migration_.of(use);
        if (migrated.code && migrated.node != use.site.node && migrated.code->kind == py::ExprKind::Api && !migrated.report)
            migrated = migration_.underName(use, std::string(migrated.code->text));  // the name is the list of bases'
        const bool isWritten = migrated.code && migrated.node == use.site.node && write(*migrated.code, whole, call);
        tell(migrated, use, isWritten);
    }

    /// The arguments of `code`, a call of the class itself, in the call of its constructor.
    bool write(const py::Expr& code, const ast::Call& whole, const ast::Call& given) {
        if (code.kind != py::ExprKind::Call) return false;
        std::vector<py::Argument> arguments(code.arguments.begin(), code.arguments.end());
        if (whole.args.size() != given.args.size())
            arguments.insert(arguments.begin(), {{}, py::source(context_.arena, *whole.args[0]), whole.args[0]});
        const py::Expr* function = py::source(context_.arena, *whole.func);
        context_.request.rewrites.push_back({&whole, py::call(context_.arena, function, arguments, &whole), true});
        return true;
    }

    void tell(const Migrated& migrated, const Use& use, bool isWritten) {
        std::vector<std::string> args = migrated.args;
        std::optional<DiagCode> code = migrated.report;
        if (!code && !isWritten && migrated.code && migrated.node == use.site.node) {
            code = DiagCode::Changed;
            args = {use.name, context_.target.name, context_.targetVersion(),
                    "the arguments that this gives it are written otherwise there"};
        }
        if (!code) return;
        args.resize(4);
        context_.sink.report(*code, use.site.call->span, use.name, {args[0], args[1], args[2], args[3]});
        ++told_;
    }

    OutcomeContext& context_;
    const Migration& migration_;
    unsigned told_ = 0;
};

}  // namespace

unsigned reportBaseCalls(OutcomeContext& context, const Migration& migration) { return BaseCalls(context, migration).run(); }

}  // namespace regraft
