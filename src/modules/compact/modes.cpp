#include "modules/compact/modes.h"

#include <algorithm>

#include "ast/visit.h"

namespace regraft {

namespace {

class ModeFinder {
public:
    ModeFinder(const LayerMakers& makers, const CompactClasses& classes, const std::set<std::string>& layers, const CodeText& code,
               const std::vector<Edit>& changes, const CompactModuleRules& rules)
        : makers_(makers),
          classes_(classes),
          layers_(layers),
          code_(code),
          changes_(changes),
          rules_(rules) {}

    ModeOfMethod run(const ast::FunctionDef& method, std::string& problem) {
        ast::walk(method, [&](const ast::Node& node) {
            if (const auto* call = ast::as<ast::Call>(&node); call && isOfLayer(*call)) take(*call);
            return true;
        });
        if (differs_) problem = "its layers are told in several ways whether they are training";
        else if (!found_.training.empty()) placeBehind(method);
        return std::move(found_);
    }

private:
    /// A class of the framework; the file's own may do what they like with such an argument.
    bool isFrameworks(const std::string& named) const {
        return !named.empty() &&
               std::none_of(classes_.all().begin(), classes_.all().end(), [&](const auto& one) { return one->definition->name == named; });
    }

    bool isOfLayer(const ast::Call& call) const {
        const auto* inner = ast::as<ast::Call>(call.func);
        if (inner && makers_.makes(*inner)) return isMadeByFramework(*inner);
        const auto* member = ast::as<ast::Attribute>(call.func);
        if (member && makers_.isOfSelf(*member, member->attr.text()) && layers_.contains(std::string(member->attr.text()))) return true;
        if (makers_.makes(call)) return isMadeByFramework(call);
        if (isFrameworks(makers_.classNamed(call))) return true;  // partial(nn.BatchNorm, …)
        const auto* name = ast::as<ast::NameExpr>(call.func);
        return name && isFrameworks(makers_.classHeld(*name));
    }

    /// A layer of which nothing is known (`self.norm()`) is told in the framework's way, so it is one of it.
    bool isMadeByFramework(const ast::Call& call) const {
        std::string named = makers_.classNamed(*call.func);
        return named.empty() || isFrameworks(named);
    }

    void take(const ast::Call& call) {
        for (const ast::keyword* keyword : call.keywords) {
            if (!keyword->name) continue;
            bool isFirst =
                std::find(rules_.firstValues.begin(), rules_.firstValues.end(), keyword->name.text()) != rules_.firstValues.end();
            if (isFirst || isMode(rules_, keyword->name)) found_.gone.insert(keyword);
            if (!isMode(rules_, keyword->name)) continue;
            std::string training = negated(*keyword->value);
            if (training.empty()) continue;
            differs_ = differs_ || (!found_.training.empty() && found_.training != training);
            found_.training = training;
            value_ = keyword->value;
        }
    }

    /// Empty for None, which says nothing.
    std::string negated(const ast::Expr& expr) const {
        if (const auto* constant = ast::as<ast::Constant>(&expr)) {
            if (constant->value.type == ast::Literal::Type::None) return {};
            if (constant->value.type == ast::Literal::Type::True) return "False";
            if (constant->value.type == ast::Literal::Type::False) return "True";
        }
        const auto* unary = ast::as<ast::UnaryOp>(&expr);
        if (unary && unary->op == ast::UnaryOperator::Not) return code_.onOneLine(unary->operand->span, changes_);
        std::string text = code_.onOneLine(expr.span, changes_);
        bool isSimple = expr.kind == ast::Kind::NameExpr || expr.kind == ast::Kind::Attribute || expr.kind == ast::Kind::Call;
        return isSimple ? "not " + text : "not (" + text + ")";
    }

    /// Behind the last statement of the method's own block that binds what the mode is read from.
    void placeBehind(const ast::FunctionDef& method) {
        std::set<std::string_view>& names = found_.names;
        ast::walk(*value_, [&](const ast::Node& node) {
            if (const auto* name = ast::as<ast::NameExpr>(&node)) names.insert(name->id.text());
            return true;
        });
        for (const ast::Stmt* statement : method.body)
            ast::walk(*statement, [&](const ast::Node& node) {
                const auto* name = ast::as<ast::NameExpr>(&node);
                if (name && name->ctx == ast::ExprContext::Store && names.contains(name->id.text())) found_.behind = statement;
                return true;
            });
    }

    const LayerMakers& makers_;
    const CompactClasses& classes_;
    const std::set<std::string>& layers_;
    const CodeText& code_;
    const std::vector<Edit>& changes_;
    const CompactModuleRules& rules_;
    ModeOfMethod found_;
    const ast::Expr* value_ = nullptr;
    bool differs_ = false;
};

}  // namespace

ModeOfMethod findMode(const ast::FunctionDef& method, const LayerMakers& makers, const CompactClasses& classes,
                      const std::set<std::string>& layers, const CodeText& code, const std::vector<Edit>& changes,
                      const CompactModuleRules& rules, std::string& problem) {
    return ModeFinder(makers, classes, layers, code, changes, rules).run(method, problem);
}

}  // namespace regraft
