#include "table_compiler/library_surface.h"

#include <algorithm>

#include "ast/visit.h"
#include "mapping/instantiate.h"
#include "parse/parse.h"

namespace regraft {

namespace {

std::string textAt(std::string_view text, const ast::Node* node) {
    return node ? std::string(text.substr(node->span.begin, node->span.end - node->span.begin)) : "";
}

SurfaceParameter surfaceParameter(std::string_view text, const ast::arg& argument, const ast::Expr* value, bool isPositional) {
    return {std::string(argument.name.text()), textAt(text, argument.annotation), textAt(text, value), isPositional};
}

bool takesKeyword(const std::vector<SurfaceParameter>& parameters, std::string_view name) {
    return std::ranges::any_of(parameters, [&](const SurfaceParameter& one) { return one.name == name; });
}

}  // namespace

std::optional<std::vector<SurfaceParameter>> parametersOf(const std::string& signature) {
    if (!signature.starts_with("(") || signature.find(" | ") != std::string::npos) return std::nullopt;
    const std::string text = "def f" + signature + ": pass\n";
    const ParseResult parsed = parseModule(text);
    if (parsed.error) return std::nullopt;
    const ast::arguments& arguments = *static_cast<const ast::FunctionDef*>(parsed.file->module->body[0])->args;
    if (arguments.vararg || arguments.kwarg) return std::nullopt;
    std::vector<SurfaceParameter> found;
    std::vector<const ast::arg*> positional(arguments.posonlyargs.begin(), arguments.posonlyargs.end());
    positional.insert(positional.end(), arguments.args.begin(), arguments.args.end());
    const std::size_t required = positional.size() - arguments.defaults.size();
    for (std::size_t i = 0; i < positional.size(); ++i)
        found.push_back(surfaceParameter(text, *positional[i], i < required ? nullptr : arguments.defaults[i - required], true));
    for (std::size_t i = 0; i < arguments.kwonlyargs.size(); ++i)
        found.push_back(surfaceParameter(text, *arguments.kwonlyargs[i], arguments.kw_defaults[i], false));
    return found;
}

bool LibrarySurface::isOwner(const std::string& name) const {
    const auto items = names_.items();
    return std::any_of(items.begin(), items.end(), [&](const auto& item) { return item.key().starts_with(name + "."); });
}

std::string LibrarySurface::nameIn(const LibrarySurface& other, const std::string& name) const {
    if (name == array_ || name.starts_with(array_ + ".")) return other.array_ + name.substr(array_.size());
    return other.module_ + name.substr(module_.size());
}

std::string LibrarySurface::missingIn(const ast::Node& code, const LibrarySurface& other,
                                      const std::map<std::string, std::string>& aliases) const {
    std::string missing;
    const auto whole = [&](const ast::Expr& expr) {
        const std::string written = dottedName(expr), head = written.substr(0, written.find('.'));
        const auto alias = aliases.find(head);
        return alias == aliases.end() || written == head ? std::string() : alias->second + written.substr(head.size());
    };
    ast::walk(code, [&](const ast::Node& node) {
        if (!missing.empty()) return false;
        if (const auto* call = ast::as<ast::Call>(&node)) missing = missingInCall(*call, whole(*call->func), other);
        const auto* attribute = ast::as<ast::Attribute>(&node);
        if (!attribute || !missing.empty()) return missing.empty();
        const std::string name = whole(*attribute);
        if (!name.empty()) {
            if (name.starts_with(module_ + ".") && !has(name) && !isOwner(name)) missing = "`" + name + "`";
            return false;  // the parts of a dotted name are modules and classes
        }
        missing = missingMember(*attribute, other);
        return missing.empty();
    });
    return missing;
}

std::string LibrarySurface::missingMember(const ast::Attribute& attribute, const LibrarySurface& other) const {
    const std::string member = "." + std::string(attribute.attr.text());
    const auto* receiver = ast::as<ast::NameExpr>(attribute.value);
    const bool isGenerator = receiver && receiver->id == "generator";  // as the catalogue calls the parameter
    const std::string &own = isGenerator ? generator_ : array_, &theirs = isGenerator ? other.generator_ : other.array_;
    return other.has(theirs + member) && !has(own + member) ? "`" + own + member + "`" : "";
}

std::string LibrarySurface::missingInCall(const ast::Call& call, const std::string& name, const LibrarySurface& other) const {
    const auto own = name.empty() ? std::nullopt : parametersOf(signatureOf(name));
    if (!own) return {};
    for (const ast::keyword* keyword : call.keywords)
        if (keyword->name && !takesKeyword(*own, keyword->name.text())) return "`" + name + "(" + std::string(keyword->name.text()) + "=)`";
    const auto theirs = parametersOf(other.signatureOf(nameIn(other, name)));
    for (std::size_t i = 0; i < call.args.size(); ++i) {
        if (call.args[i]->kind == ast::Kind::Starred) break;
        const bool isThere = i < own->size() && (*own)[i].isPositional;
        const bool isSame = isThere && (!theirs || i >= theirs->size() || (*own)[i].name == (*theirs)[i].name ||
                                        (!takesKeyword(*own, (*theirs)[i].name) && !takesKeyword(*theirs, (*own)[i].name)));
        if (!isSame) return "`" + name + "` with " + std::to_string(i + 1) + " arguments";
    }
    return {};
}

}  // namespace regraft
