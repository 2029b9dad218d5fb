#pragma once
// What the methods of modules do by which a file tells them something, whichever of its frameworks they are of.

#include <vector>

#include "mapping/tables.h"
#include "semantic/analysis.h"

namespace regraft {

class ModuleMethods {
public:
    /// Of the frameworks that the file uses.
    explicit ModuleMethods(const Analysis& analysis);
    /// `train`, `eval`: whether the module is training.
    bool setsMode(std::string_view method) const { return trains(method) || evaluates(method); }
    /// Unless its argument says otherwise.
    bool trains(std::string_view method) const;
    bool evaluates(std::string_view method) const;
    /// `add_module(name, module)`.
    bool addsModule(std::string_view method) const;
    /// `register_parameter(name, array)`.
    bool addsParameter(std::string_view method) const;

private:
    std::vector<const ModuleRules*> rules_;
};

}  // namespace regraft
