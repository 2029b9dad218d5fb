#pragma once
// Modules that know by themselves whether they are training, where the source tells them with each call.
//
//     def call(self, x, training=False):                        def forward(self, x):
//         return self.drop(self.fc(x), training=training)   →       return self.drop(self.fc(x))
//
//     y = model(x, training=True)                               model.train()
//                                                               y = model(x)

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "modules/module_classes.h"

namespace regraft {

struct ToldMode {
    /// A module's mode from a statement on.
    struct Setting {
        const ast::Stmt* statement = nullptr;
        const ast::Expr* module = nullptr;
        const ast::Expr* mode = nullptr;  ///< what the call was told; null: that it is not training
    };
    struct Argument {
        const ast::Call* call = nullptr;
        const ast::keyword* keyword = nullptr;
    };
    std::vector<std::pair<const ast::FunctionDef*, const ast::arg*>> parameters;  ///< of methods, that go
    std::vector<Argument> arguments;                                              ///< of calls, that go
    std::vector<const ast::NameExpr*> reads;                                      ///< of such parameters otherwise
    std::vector<Setting> settings;
    std::unordered_map<const ModuleClass*, std::string> problems;  ///< why a class can't do without
};

struct ToldModeContext {
    const ParsedFile& file;
    const Analysis& analysis;
    std::string parameter;  ///< "training"
    std::function<bool(const Use&)> dependsOnMode;
};

ToldMode findToldMode(const ModuleClasses& classes, const ToldModeContext& context);

}  // namespace regraft
