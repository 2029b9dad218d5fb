#pragma once
// What the instances of a module class hold, read off its code: which attribute can be which layer, class or array.
//
//     def __init__(self, n):
//         self.embed = nn.Embedding(100, n)                                  a layer
//         self.blocks = nn.ModuleList([Block(n) for _ in range(2)])          a list of Blocks
//         self.register_buffer("mask", torch.ones(n))                        an array

#include <functional>
#include <optional>
#include <vector>

#include "mapping/parameter_map.h"
#include "modules/module_classes.h"
#include "modules/module_methods.h"

namespace regraft {

/// What a use makes, if that is a layer or a parameter.
struct MadeMember {
    MemberKind kind;
    const Operation* operation = nullptr;
    /// Of a layer with modules inside: the operation's name for them, and where source and target have them.
    struct Holder {
        std::string stem, source, target;
    };
    std::vector<Holder> holders;
};

struct MemberContext {
    const Analysis& analysis;
    const ModuleClasses& classes;
    std::function<std::optional<MadeMember>(const Use&)> made;
    ModuleMethods methods{analysis};
};

/// With those that it inherits within the file.
std::vector<ModuleMember> membersOf(const ModuleClass& one, const MemberContext& context);

}  // namespace regraft
