#include "modules/told_mode.h"

#include <algorithm>

#include "ast/loops.h"
#include "ast/visit.h"

namespace regraft {

namespace {

class ToldModeFinder {
public:
    ToldModeFinder(const ModuleClasses& classes, const ToldModeContext& context)
        : classes_(classes),
          context_(context),
          analysis_(context.analysis) {}

    ToldMode run() {
        depends_ = std::ranges::any_of(analysis_.uses(), context_.dependsOnMode);
        visit([this](const ast::Node& node) {
            if (const auto* method = ast::as<ast::FunctionDef>(&node)) takeParameter(*method);
        });
        visit([this](const ast::Node& node) {
            if (const auto* call = ast::as<ast::Call>(&node)) takeArgument(*call);
        });
        visit([this](const ast::Node& node) {
            if (const auto* name = ast::as<ast::NameExpr>(&node)) takeRead(*name);
        });
        hoist();
        return std::move(found_);
    }

private:
    template <class Visit>
    void visit(Visit&& act) {
        ast::walk(*context_.file.module, [&](const ast::Node& node) {
            act(node);
            return true;
        });
    }

    std::string_view textOf(const ast::Expr* expr) const { return expr ? expr->span.of(context_.file.text) : "False"; }

    bool isSame(const ToldMode::Setting& a, const ToldMode::Setting& b) const {
        return textOf(a.module) == textOf(b.module) && textOf(a.mode) == textOf(b.mode);
    }

    /// Whether whoever comes to `later` has passed `earlier`: they stand in one block.
    bool isBehind(const ast::Stmt& later, const ast::Stmt& earlier) const {
        const ast::Node* block = analysis_.parent(later);
        return block == analysis_.parent(earlier) && block->kind != ast::Kind::If && block->kind != ast::Kind::Try;
    }

    /// Once before the loop, where all calls of the module in it are told the same; once for several calls in a row.
    void hoist() {
        const std::vector<ToldMode::Setting> all = std::move(found_.settings);
        found_.settings.clear();
        for (ToldMode::Setting one : all) {
            for (const ast::Node* at = one.statement; at && at->kind != ast::Kind::FunctionDef; at = analysis_.parent(*at)) {
                const bool isLoop = ast::isLoop(*at);
                auto isOther = [&](const ToldMode::Setting& other) {
                    return at->span.contains(other.statement->span) && textOf(other.module) == textOf(one.module) && !isSame(other, one);
                };
                if (isLoop && std::ranges::none_of(all, isOther)) one.statement = static_cast<const ast::Stmt*>(at);
            }
            const ToldMode::Setting* before = nullptr;
            for (const ToldMode::Setting& other : found_.settings)
                if (textOf(other.module) == textOf(one.module) && isBehind(*one.statement, *other.statement)) before = &other;
            if (!before || !isSame(*before, one)) found_.settings.push_back(one);
        }
    }

    bool isMode(Name name) const { return name == std::string_view(context_.parameter); }

    void takeParameter(const ast::FunctionDef& method) {
        if (!classes_.find(analysis_.parent(method)) || method.name == "__init__") return;
        for (std::span<ast::arg* const> parameters :
             {std::span<ast::arg* const>(method.args->args), std::span<ast::arg* const>(method.args->kwonlyargs)})
            for (const ast::arg* parameter : parameters)
                if (isMode(parameter->name)) found_.parameters.emplace_back(&method, parameter);
    }

    const ast::keyword* told(const ast::Call& call) const {
        for (const ast::keyword* keyword : call.keywords)
            if (keyword->name && isMode(keyword->name)) return keyword;
        return nullptr;
    }

    bool isModule(const ast::Expr& function) const {
        const Type& type = *analysis_.typeOf(function);
        return type.kind == TypeKind::Layer || (type.kind == TypeKind::Instance && classes_.find(type.definition));
    }

    /// A layer that only computes, like a loss, becomes a function, which has no mode.
    static bool isFunction(const Type& type) {
        return type.kind == TypeKind::Layer && !type.definition && type.items.size() == 1 && type.items[0]->isArray();
    }

    void takeArgument(const ast::Call& call) {
        const ast::keyword* keyword = told(call);
        const bool isOwnMethod = isSelfMember(*call.func);
        const bool isGuessed = keyword && analysis_.typeOf(*call.func)->isUnknown() && !analysis_.useAt(call);
        if (!isModule(*call.func) && !isOwnMethod && !isGuessed) return;
        if (keyword) found_.arguments.push_back({&call, keyword});
        if (const ModuleClass* around = classes_.around(call)) {
            if (keyword && !isHandedOn(*keyword->value)) found_.problems.emplace(around, "tells a part of it another mode than its own");
        } else if (depends_ && !isFunction(*analysis_.typeOf(*call.func))) {
            set(call, keyword);
        }
    }

    static bool isSelfMember(const ast::Expr& function) {
        const auto* member = ast::as<ast::Attribute>(&function);
        const auto* self = member ? ast::as<ast::NameExpr>(member->value) : nullptr;
        return self && self->id == "self";
    }

    bool isHandedOn(const ast::Expr& value) const {
        const auto* name = ast::as<ast::NameExpr>(&value);
        return name && isMode(name->id);
    }

    void set(const ast::Call& call, const ast::keyword* keyword) {
        const ast::Stmt* statement = analysis_.statementOf(call);
        bool isSimple = call.func->kind == ast::Kind::NameExpr || call.func->kind == ast::Kind::Attribute;
        if (!isSimple || !statement) return;
        found_.settings.push_back({statement, call.func, keyword ? keyword->value : nullptr});
    }

    void takeRead(const ast::NameExpr& name) {
        if (!isMode(name.id) || name.ctx != ast::ExprContext::Load) return;
        const ast::FunctionDef* method = classes_.methodAround(name);
        bool isParameter = std::ranges::any_of(found_.parameters, [&](const auto& one) { return one.first == method; });
        if (!method || !isParameter) return;
        const auto* keyword = ast::as<ast::keyword>(analysis_.parent(name));
        bool isGone =
            keyword && std::ranges::any_of(found_.arguments, [&](const ToldMode::Argument& one) { return one.keyword == keyword; });
        if (!isGone) found_.reads.push_back(&name);
    }

    const ModuleClasses& classes_;
    const ToldModeContext& context_;
    const Analysis& analysis_;
    bool depends_ = false;
    ToldMode found_;
};

}  // namespace

ToldMode findToldMode(const ModuleClasses& classes, const ToldModeContext& context) { return ToldModeFinder(classes, context).run(); }

}  // namespace regraft
