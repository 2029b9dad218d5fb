#include "emit/type_class.h"

#include <algorithm>

#include "mapping/helper_name.h"
#include "mapping/instantiate.h"
#include "mapping/result_type.h"

namespace regraft {

namespace {

/// What names a type only: `jax.Array | ArrayLike` in an annotation, `Updates = Union[ArrayLike, …]`.
bool standsForType(const Use& use, const Analysis& analysis) {
    if (use.inAnnotation) return true;
    bool isComposed = false;
    for (const ast::Node* node = analysis.parent(*use.site.node); node; node = analysis.parent(*node)) {
        const auto* either = ast::as<ast::BinOp>(node);
        const bool isPart = node->kind == ast::Kind::Subscript || node->kind == ast::Kind::Tuple || node->kind == ast::Kind::List ||
                            (either && either->op == ast::BinaryOp::BitOr);
        if (!isPart) return isComposed && node->kind == ast::Kind::Assign;
        isComposed = true;
    }
    return false;
}

}  // namespace

std::string_view classOfKind(const Framework& framework, const std::string& kind) {
    if (const auto named = framework.typeClasses.find(kind); named != framework.typeClasses.end()) return named->second;
    if (kind == "array_like" && framework.arrayIsNamed) return framework.array;
    return kind == "dtype_like" ? classOfKind(framework, "dtype") : std::string_view();
}

std::string_view typeClassOf(const Use& use, const Framework& target, const Analysis& analysis) {
    if (use.site.call || use.site.receiver) return {};
    for (const auto& [kind, name] : use.framework->typeClasses) {
        const std::string_view counterpart = name == use.name ? classOfKind(target, kind) : std::string_view();
        if (counterpart.empty()) continue;
        const bool isOwnClass = counterpart.find('.') != std::string_view::npos;
        if (use.inAnnotation || (kind == "device" && isOwnClass) || (kind.ends_with("_like") && standsForType(use, analysis)))
            return counterpart;
    }
    return {};
}

bool isOfSharedClass(const Use& use, const Framework& target) {
    const auto isSame = [](const std::string& one, const std::string& other) {
        return one == other || one.ends_with("." + other) || other.ends_with("." + one);
    };
    return !use.api && std::any_of(use.framework->typeClasses.begin(), use.framework->typeClasses.end(), [&](const auto& known) {
        const auto counterpart = target.typeClasses.find(known.first);
        return counterpart != target.typeClasses.end() && isSame(known.second, counterpart->second) &&
               use.name.starts_with(known.second + ".");
    });
}

std::string helperClassOf(const Use& use, const Framework& target) {
    if (use.site.call || use.site.receiver || !use.api) return {};
    const auto* made = ast::as<ast::Call>(use.api.entry->overloads.front().lift);
    const Operation* operation = made ? operationNamed(*made->func) : nullptr;
    if (!operation || objectRole(*operation).empty() || !Tables::builtin().lowerings(target, *operation).empty()) return {};
    const auto* helper = ast::as<ast::Call>(operation->decomposition);
    const std::string name = helper ? dottedName(*helper->func) : std::string();
    return std::string(helperNamed(name));
}

}  // namespace regraft
