#include "modules/classes_by_base.h"

#include <vector>

#include "ast/visit.h"

namespace regraft {

void addClassesByBase(const ast::Module& module, const std::function<bool(const ast::ClassDef&)>& add) {
    std::vector<const ast::ClassDef*> open;
    ast::walk(module, [&](const ast::Node& node) {
        if (const auto* definition = ast::as<ast::ClassDef>(&node)) open.push_back(definition);
        return true;
    });
    while (std::erase_if(open, [&](const ast::ClassDef* definition) { return add(*definition); }) > 0) {
    }
}

}  // namespace regraft
