// Which argument is which parameter.

#include <algorithm>

#include "mapping/bind.h"

namespace regraft {

namespace {

bool isStarred(const ast::Expr* expr) { return expr->kind == ast::Kind::Starred; }

/// Binds the arguments of one call to one signature, as CPython would.
class Binder {
public:
    Binder(const Overload& overload, const UseSite& site) : overload_(overload), site_(site) {
        choice_.overload = &overload;
        choice_.arguments.resize(overload.parameters.size());
    }

    Choice bind() {
        bindPositional();
        if (site_.call)
            for (const ast::keyword* keyword : site_.call->keywords) bindKeyword(*keyword);
        if (choice_.problem == BindProblem::None) requireAll();
        return std::move(choice_);
    }

private:
    void fail(BindProblem problem, std::string detail) {
        if (choice_.problem != BindProblem::None) return;
        choice_.problem = problem;
        choice_.detail = std::move(detail);
    }

    void bindPositional() {
        std::vector<const ast::Expr*> positional;
        if (site_.receiver) positional.push_back(site_.receiver);
        if (site_.key) positional.push_back(site_.key);
        if (site_.call)
            for (const ast::Expr* argument : site_.call->args) addWrittenOut(*argument, positional);
        std::size_t next = 0;
        for (std::size_t p = 0; p < overload_.parameters.size(); ++p) {
            ParamKind kind = overload_.parameters[p].kind;
            if (kind == ParamKind::VarPositional) {
                if (next == positional.size()) break;
                choice_.arguments[p].isRest = true;
                choice_.arguments[p].rest.assign(positional.begin() + static_cast<std::ptrdiff_t>(next), positional.end());
                next = positional.size();
                break;
            }
            if (kind != ParamKind::PositionalOnly && kind != ParamKind::Standard) break;
            if (next == positional.size()) break;
            if (isStarred(positional[next])) return fail(BindProblem::StarArguments, "");
            choice_.arguments[p].value = positional[next++];
        }
        if (next < positional.size()) fail(BindProblem::NoFit, "too many positional arguments");
    }

    /// `*[x, y]`, `*(x, y)`: what is written out there.
    static void addWrittenOut(const ast::Expr& argument, std::vector<const ast::Expr*>& positional) {
        const auto* starred = ast::as<ast::Starred>(&argument);
        const auto* list = starred ? ast::as<ast::List>(starred->value) : nullptr;
        const auto* tuple = starred ? ast::as<ast::Tuple>(starred->value) : nullptr;
        if (!list && !tuple) return positional.push_back(&argument);
        for (const ast::Expr* item : list ? list->elts : tuple->elts) addWrittenOut(*item, positional);
    }

    void bindKeyword(const ast::keyword& keyword) {
        if (!keyword.name) return bindUnpacked(*keyword.value);
        bindNamed(keyword.name.text(), *keyword.value, &keyword);
    }

    void bindNamed(std::string_view name, const ast::Expr& value, const ast::keyword* keyword) {
        for (bool bySynonym : {false, true})
            if (bindNamed(name, value, keyword, bySynonym)) return;
        const auto& ignored = overload_.entry->framework->ignoredKeywords;
        if (std::ranges::find(ignored, name) != ignored.end()) return;
        fail(BindProblem::NoFit, "no parameter `" + std::string(name) + "`");
    }

    /// `**dict(axis=0)`, `**{"axis": 0}`: what is written out there.
    void bindUnpacked(const ast::Expr& value) {
        const auto* display = ast::as<ast::Dict>(&value);
        const auto* call = ast::as<ast::Call>(&value);
        const auto* function = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
        const auto isText = [](const ast::Expr* key) {
            const auto* constant = ast::as<ast::Constant>(key);
            return constant && constant->value.type == ast::Literal::Type::Str;
        };
        if (function && function->id == "dict" && call->args.empty()) {
            for (const ast::keyword* inner : call->keywords) bindKeyword(*inner);
        } else if (display && std::ranges::all_of(display->keys, isText)) {
            for (std::size_t i = 0; i < display->keys.size(); ++i)
                bindNamed(ast::as<ast::Constant>(display->keys[i])->value.text, *display->values[i], nullptr);
        } else {
            fail(BindProblem::StarArguments, "");
        }
    }

    bool isSynonym(std::string_view parameter, std::string_view keyword) const {
        const auto& synonyms = overload_.entry->framework->parameterSynonyms;
        auto it = synonyms.find(std::string(parameter));
        return it != synonyms.end() && std::find(it->second.begin(), it->second.end(), keyword) != it->second.end();
    }

    bool bindNamed(std::string_view name, const ast::Expr& value, const ast::keyword* keyword, bool bySynonym) {
        for (std::size_t p = 0; p < overload_.parameters.size(); ++p) {
            const Parameter& parameter = overload_.parameters[p];
            bool named = bySynonym ? isSynonym(parameter.name, name) : parameter.name == name;
            if (!named || parameter.kind == ParamKind::PositionalOnly || parameter.kind == ParamKind::VarKeyword) continue;
            if (choice_.arguments[p].given()) {
                fail(BindProblem::NoFit, "an argument is given twice");
                return true;
            }
            choice_.arguments[p].value = &value;
            choice_.arguments[p].keyword = keyword;
            return true;
        }
        return false;
    }

    void requireAll() {
        for (std::size_t p = 0; p < overload_.parameters.size(); ++p) {
            const Parameter& parameter = overload_.parameters[p];
            bool optional = parameter.defaultValue || parameter.kind == ParamKind::VarPositional || parameter.kind == ParamKind::VarKeyword;
            if (!optional && !choice_.arguments[p].given())
                return fail(BindProblem::NoFit, "`" + std::string(parameter.name) + "` is missing");
        }
    }

    const Overload& overload_;
    const UseSite& site_;
    Choice choice_;
};

}  // namespace

Choice bindArguments(const Overload& overload, const UseSite& site) { return Binder(overload, site).bind(); }

}  // namespace regraft
