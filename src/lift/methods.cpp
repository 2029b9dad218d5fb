#include "lift/methods.h"

#include "lift/calls.h"

namespace regraft {

const ast::FunctionDef* methodOf(const ast::ClassDef& definition, std::string_view name) {
    for (const ast::Stmt* statement : definition.body)
        if (const auto* method = ast::as<ast::FunctionDef>(statement); method && method->name == name) return method;
    return nullptr;
}

const ast::FunctionDef* constructorOf(const ast::ClassDef& definition) { return methodOf(definition, "__init__"); }

std::string objectName(const ast::Node& function) {
    const ast::arguments* arguments = argumentsOf(function);
    if (!arguments) return {};
    if (!arguments->posonlyargs.empty()) return std::string(arguments->posonlyargs[0]->name.text());
    return arguments->args.empty() ? std::string() : std::string(arguments->args[0]->name.text());
}

}  // namespace regraft
