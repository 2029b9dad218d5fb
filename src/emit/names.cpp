#include "emit/names.h"

#include <algorithm>

#include "ast/visit.h"
#include "base/python_names.h"

namespace regraft {

namespace {

std::string withoutVerb(std::string_view name) {
    for (std::string_view verb : {"compute_", "calculate_", "calc_", "get_", "make_", "build_"})
        if (name.starts_with(verb) && name.size() > verb.size()) return std::string(name.substr(verb.size()));
    return std::string(name);
}

std::string lowered(std::string name) {
    while (name.size() > 1 && name.front() == '_') name.erase(0, 1);
    for (char& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return name;
}

}  // namespace

bool isReservedName(std::string_view name) { return isPythonKeyword(name) || isPythonBuiltin(name); }

FileNames::FileNames(const SourceTree& tree) {
    ast::walk(*tree.file().module, [this](const ast::Node& node) {
        collect(node);
        return true;
    });
}

void FileNames::collect(const ast::Node& node) {
    using ast::Kind;
    switch (node.kind) {
        case Kind::NameExpr: {
            const auto& name = static_cast<const ast::NameExpr&>(node);
            variables_[name.id.text()].push_back(&name);
            break;
        }
        case Kind::FunctionDef: define(static_cast<const ast::FunctionDef&>(node).name); break;
        case Kind::AsyncFunctionDef: define(static_cast<const ast::AsyncFunctionDef&>(node).name); break;
        case Kind::ClassDef: define(static_cast<const ast::ClassDef&>(node).name); break;
        case Kind::arg: define(static_cast<const ast::arg&>(node).name); break;
        case Kind::ExceptHandler: define(static_cast<const ast::ExceptHandler&>(node).name); break;
        case Kind::MatchAs: define(static_cast<const ast::MatchAs&>(node).name); break;
        case Kind::MatchStar: define(static_cast<const ast::MatchStar&>(node).name); break;
        case Kind::MatchMapping: define(static_cast<const ast::MatchMapping&>(node).rest); break;
        case Kind::TypeVar: define(static_cast<const ast::TypeVar&>(node).name); break;
        case Kind::ParamSpec: define(static_cast<const ast::ParamSpec&>(node).name); break;
        case Kind::TypeVarTuple: define(static_cast<const ast::TypeVarTuple&>(node).name); break;
        case Kind::alias: {
            const auto& alias = static_cast<const ast::alias&>(node);
            std::string_view bound = alias.asname ? alias.asname.text() : alias.name.text();
            imported_.insert(bound.substr(0, bound.find('.')));
            break;
        }
        default: break;
    }
}

const std::vector<const ast::NameExpr*>& FileNames::variables(std::string_view name) const {
    static const std::vector<const ast::NameExpr*> noneAtAll;
    auto found = variables_.find(name);
    return found == variables_.end() ? noneAtAll : found->second;
}

bool FileNames::occurs(std::string_view name) const {
    return variables_.contains(name) || defined_.contains(name) || imported_.contains(name);
}

bool FreshNames::isFree(const std::string& name) const { return !isReservedName(name) && !file_.occurs(name) && !taken_.contains(name); }

std::string FreshNames::pick(const std::string& base, std::string_view suffix) {
    std::string name = base;
    if (!isFree(name)) name = base + std::string(suffix);
    for (int number = 2; !isFree(name); ++number) name = base + std::string(suffix) + "_" + std::to_string(number);
    taken_.insert(name);
    return name;
}

std::string suggestedName(const ast::Expr& expr) {
    using ast::Kind;
    switch (expr.kind) {
        case Kind::NameExpr: return lowered(withoutVerb(static_cast<const ast::NameExpr&>(expr).id.text()));
        case Kind::Attribute: return lowered(withoutVerb(static_cast<const ast::Attribute&>(expr).attr.text()));
        case Kind::Call: return suggestedName(*static_cast<const ast::Call&>(expr).func);
        case Kind::Subscript: {
            std::string of = suggestedName(*static_cast<const ast::Subscript&>(expr).value);
            return of == "value" ? "item" : of + "_item";
        }
        case Kind::Await: return suggestedName(*static_cast<const ast::Await&>(expr).value);
        case Kind::NamedExpr: return suggestedName(*static_cast<const ast::NamedExpr&>(expr).target) + "_value";
        default: return "value";
    }
}

}  // namespace regraft
