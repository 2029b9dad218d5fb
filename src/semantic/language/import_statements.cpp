#include "semantic/language/import_statements.h"

#include "semantic/definitions/program_modules.h"
#include "semantic/evaluation_state.h"

namespace regraft::semantic {

void ImportStatements::executeImport(const ast::Import& statement) {
    for (const ast::alias* alias : statement.names) {
        std::string_view text = alias->name.text();
        std::string_view bound = alias->asname ? text : text.substr(0, text.find('.'));
        const ModuleId own = programModules_.find(std::string(bound));
        if (own != noModule) {
            state_.store(facts_.scopes.symbolOf[alias->id], programModules_.moduleType(own));
            continue;
        }
        const ApiName* name = facts_.apis.module(bound);
        facts_.apis.module(text);
        state_.store(facts_.scopes.symbolOf[alias->id], name->type);
    }
}

void ImportStatements::executeImportFrom(const ast::ImportFrom& statement) {
    if (statement.module == "__future__") return;
    const std::string from = importedModule(statement);
    const ModuleId own = programModules_.find(from);
    const ApiName* module = facts_.apis.module(from);
    for (const ast::alias* alias : statement.names) {
        if (alias->name == "*") continue;
        if (own != noModule) {
            const Type* type = programModules_.nameOfModule(own, alias->name);
            state_.store(facts_.scopes.symbolOf[alias->id], type ? type : unknownType());
            continue;
        }
        // Of a folder that is no module itself, as namespace packages are.
        const ModuleId inFolder = programModules_.find(from + (from.ends_with(".") ? "" : ".") + std::string(alias->name.text()));
        state_.store(facts_.scopes.symbolOf[alias->id],
                     inFolder != noModule ? programModules_.moduleType(inFolder) : facts_.apis.member(*module, alias->name)->type);
    }
}

}  // namespace regraft::semantic
