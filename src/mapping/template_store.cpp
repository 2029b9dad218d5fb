#include "mapping/template_store.h"

#include <array>
#include <utility>
#include <vector>

namespace regraft {

namespace {

constexpr std::array<std::pair<std::string_view, ParamType>, 19> paramTypes{{
    {"array", ParamType::Array},       {"arrays", ParamType::Arrays},       {"operand", ParamType::Operand}, {"scalar", ParamType::Scalar},
    {"int", ParamType::Int},           {"bool", ParamType::Bool},           {"axis", ParamType::Axis},       {"axes", ParamType::Axes},
    {"shape", ParamType::Shape},       {"dtype", ParamType::DType},         {"device", ParamType::Device},   {"string", ParamType::String},
    {"key", ParamType::Key},           {"streams", ParamType::Streams},     {"any", ParamType::Any},         {"ints", ParamType::Axes},
    {"function", ParamType::Function}, {"generator", ParamType::Generator}, {"object", ParamType::Object},
}};

ParamType typeOfAnnotation(const ast::Expr* annotation) {
    const auto* name = ast::as<ast::NameExpr>(annotation);
    if (!name) return ParamType::Any;
    for (const auto& [text, type] : paramTypes)
        if (name->id == text) return type;
    return ParamType::Any;
}

Parameter parameterOf(const ast::arg& arg, ParamKind kind, const ast::Expr* defaultValue) {
    return {arg.name.text(), kind, typeOfAnnotation(arg.annotation), defaultValue};
}

std::vector<Parameter> parametersOf(const ast::arguments& arguments) {
    std::vector<Parameter> all;
    std::size_t positional = arguments.posonlyargs.size() + arguments.args.size();
    auto defaultAt = [&](std::size_t i) -> const ast::Expr* {
        std::size_t without = positional - arguments.defaults.size();
        return i < without ? nullptr : arguments.defaults[i - without];
    };
    for (const auto* arg : arguments.posonlyargs) all.push_back(parameterOf(*arg, ParamKind::PositionalOnly, defaultAt(all.size())));
    for (const auto* arg : arguments.args) all.push_back(parameterOf(*arg, ParamKind::Standard, defaultAt(all.size())));
    if (arguments.vararg) all.push_back(parameterOf(*arguments.vararg, ParamKind::VarPositional, nullptr));
    for (std::size_t i = 0; i < arguments.kwonlyargs.size(); ++i)
        all.push_back(parameterOf(*arguments.kwonlyargs[i], ParamKind::KeywordOnly, arguments.kw_defaults[i]));
    if (arguments.kwarg) all.push_back(parameterOf(*arguments.kwarg, ParamKind::VarKeyword, nullptr));
    return all;
}

}  // namespace

std::string_view TemplateStore::keep(std::string_view text) { return arena_.copy(text); }

ParsedFile* TemplateStore::parse(std::string text, bool module, std::string& error) {
    texts_.push_back(std::move(text));
    ParseResult result = module ? parseModule(texts_.back()) : parseExpression(texts_.back());
    if (result.error) {
        error = result.error->message;
        return nullptr;
    }
    files_.push_back(std::move(result.file));
    return files_.back().get();
}

const ast::Expr* TemplateStore::expression(std::string_view text, std::string& error) {
    ParsedFile* file = parse(std::string(text), false, error);
    if (!file) return nullptr;
    const auto* statement = ast::as<ast::ExprStmt>(file->module->body.front());
    return statement->value;
}

std::span<const Parameter> TemplateStore::signature(std::string_view text, std::string& error) {
    ParsedFile* file = parse("def f" + std::string(text) + ": pass", true, error);
    if (!file) return {};
    const auto* function = ast::as<ast::FunctionDef>(file->module->body.front());
    if (!function) {
        error = "not a signature";
        return {};
    }
    return arena_.copy(parametersOf(*function->args));
}

std::span<const Parameter> TemplateStore::functionSignature(std::string_view module, std::string_view name, std::string& error) {
    ParsedFile* file = parse(std::string(module), true, error);
    if (!file) return {};
    for (const ast::Stmt* statement : file->module->body) {
        if (const auto* function = ast::as<ast::FunctionDef>(statement); function && function->name == name)
            return arena_.copy(parametersOf(*function->args));
        const auto* layer = ast::as<ast::ClassDef>(statement);  // called by what its constructor takes behind self
        if (!layer || layer->name != name) continue;
        for (const ast::Stmt* member : layer->body)
            if (const auto* constructor = ast::as<ast::FunctionDef>(member); constructor && constructor->name == "__init__")
                return arena_.copy(parametersOf(*constructor->args)).subspan(1);
    }
    error = "no function `" + std::string(name) + "`";
    return {};
}

}  // namespace regraft
