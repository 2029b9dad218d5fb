#include "emit/dtype_settings.h"

#include <algorithm>
#include <cstdint>
#include <functional>

#include "ast/integer.h"
#include "ast/visit.h"
#include "lift/entry_functions.h"
#include "lift/meaning.h"

namespace regraft {

namespace {

bool isDefinition(const ast::Stmt& statement) {
    switch (statement.kind) {
        case ast::Kind::FunctionDef:
        case ast::Kind::AsyncFunctionDef:
        case ast::Kind::ClassDef:
        case ast::Kind::Import:
        case ast::Kind::ImportFrom: return true;
        default: return false;
    }
}

/// A file that computes when it is run, and not only defines: the place for global settings.
bool isScript(const Analysis& analysis) {
    for (const Use& use : analysis.uses()) {
        const ast::Node* node = analysis.statementOf(*use.site.node);
        bool inside = false;
        for (; node && !inside; node = analysis.parent(*node))
            inside = node->kind != ast::Kind::Module && isDefinition(static_cast<const ast::Stmt&>(*node));
        if (!inside && use.site.call) return true;
    }
    return false;
}

/// `np.pi` is a float of Python's own, whatever arrays compute in; `np.allclose([0.1], [0.2])` computes with arrays.
bool isNumber(const Use& use) { return use.meaning && !use.site.call && use.meaning->type->isNumber(); }

bool isWideFloat(const neutral::Expr* meaning) {
    return meaning && meaning->kind == neutral::ExprKind::Operation &&
           (meaning->operation->name == "float64" || meaning->operation->name == "complex128");
}

/// `torch.float64`, and what means a cast to it: `x.double()`.
bool namesWideFloat(const Use& use) { return isWideFloat(use.meaning) || (means(&use, "astype") && isWideFloat(use.meaning->parts[1])); }

/// `torch.from_numpy(x)` of wide floats.
bool givesWideFloats(const Use& use) {
    const Type* type = use.meaning ? use.meaning->type : unknownType();
    return type->isArray() && !type->assumed && (type->dtype == DType::Float64 || type->dtype == DType::Complex128);
}

/// Whether a number is part of what an operation of arrays is given.
bool isGivenToArrays(const ast::Constant& number, const Analysis& analysis, const std::function<bool(const Use&)>& counts) {
    for (const ast::Node* node = &number; node; node = analysis.parent(*node)) {
        const Use* use = analysis.useAt(*node);
        if (use && use->meaning && use->meaning->kind == neutral::ExprKind::Operation && !use->meaning->parts.empty() && counts(*use))
            return true;
    }
    return false;
}

/// The first number that operations of arrays are given and that takes more than 32 bits: `x * 2654435761`.
const ast::Constant* wideNumber(const ast::Module& module, const Analysis& analysis, const std::function<bool(const Use&)>& counts) {
    const ast::Constant* found = nullptr;
    ast::walk(module, [&](const ast::Node& node) {
        const auto* constant = ast::as<ast::Constant>(&node);
        const auto value = constant ? ast::integerValue(constant) : std::nullopt;
        const bool isWide = value && (*value > INT32_MAX || *value < INT32_MIN);
        if (!found && isWide && isGivenToArrays(*constant, analysis, counts)) found = constant;
        return !found;
    });
    return found;
}

/// Whether the file makes the float that is the target's default the source's, too: then nothing has to be cast.
bool setsDefaultFloat(const Analysis& analysis, const DTypeRules& rules) {
    return std::ranges::any_of(analysis.uses(), [&](const Use& use) {
        const neutral::Expr* given = means(&use, "set_default_dtype") ? use.meaning->parts[0] : nullptr;
        return given && given->type->kind == TypeKind::DType && given->type->dtype == rules.defaultFloat &&
               use.framework->dtypeRules.defaultFloat != rules.defaultFloat;
    });
}

bool namesWideInteger(const Use& use) { return means(&use, "int64") || means(&use, "uint64"); }

/// Once a file: 64-bit integers that are asked for become narrower ones there.
void noteWideIntegers(OutcomeContext& context) {
    auto isWide = [&](const Use& use) { return use.framework != &context.target && namesWideInteger(use); };
    const auto& uses = context.analysis.uses();
    const auto first = std::ranges::find_if(uses, isWide);
    if (first != uses.end())
        context.sink.report(DiagCode::NarrowIntegers, first->site.node->span, first->name,
                            {first->name, context.target.name, context.target.wide->statement});
    if (first != uses.end()) return;
    auto hasWideDefault = [&](const Use& use) {
        return use.framework != &context.target && use.framework->dtypeRules.defaultInt == context.target.wide->rules.defaultInt;
    };
    const ast::Constant* number = wideNumber(*context.file.module, context.analysis, hasWideDefault);
    if (!number) return;
    const std::string text(number->span.of(context.file.text));
    context.sink.report(DiagCode::NarrowIntegers, number->span, text, {text, context.target.name, context.target.wide->statement});
}

}  // namespace

bool isPlaceForSettings(const OutcomeContext& context) { return isScript(context.analysis) || holdsTests(context.calls, context.analysis); }

void chooseDTypeSettings(OutcomeContext& context) {
    if (context.options.nativeDtypes) return;
    context.hasDefaultFloat =
        setsDefaultFloat(context.analysis, context.target.wide ? context.target.wide->rules : context.target.dtypeRules);
    if (!context.target.wide) return;
    auto isWide = [&](const Use& use) {
        return use.framework != &context.target && !isNumber(use) &&
               (use.framework->dtypeRules.defaultFloat == DType::Float64 || namesWideFloat(use) || givesWideFloats(use));
    };
    if (std::ranges::none_of(context.analysis.uses(), isWide)) return noteWideIntegers(context);
    context.targetRules = context.target.wide->rules;
    if (isPlaceForSettings(context)) {
        context.request.setups.push_back({context.target.wide->statement, context.target.wide->modules});
        return;
    }
    const Use& first = context.analysis.uses().front();
    context.sink.report(DiagCode::WideDTypes, first.site.node->span, first.name, {context.target.name, context.target.wide->statement});
}

}  // namespace regraft
