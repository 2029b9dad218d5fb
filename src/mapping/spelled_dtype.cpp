#include "mapping/spelled_dtype.h"

#include "neutral/dtype_codes.h"

namespace regraft {

namespace {

/// The dtype that the name of one of Python's types stands for.
DType pythonDType(std::string_view name, const DTypeRules& rules) {
    bool isTorch = rules.promotion == Promotion::Torch;  // there Python's float means 64 bits
    if (name == "float") return isTorch ? DType::Float64 : rules.defaultFloat;
    if (name == "int") return asNamed(rules.defaultInt);
    if (name == "bool") return DType::Bool;
    if (name == "complex") return isTorch ? DType::Complex128 : rules.defaultComplex();
    return DType::Unknown;
}

/// The dtype that `float`, "float32", "f4" and the like stand for in the source framework.
DType spelledDType(const neutral::Expr& value, const Framework& framework) {
    if (value.kind != neutral::ExprKind::Source) return DType::Unknown;
    if (const auto* name = ast::as<ast::NameExpr>(value.source)) {
        bool mayBeClass = value.type->kind == TypeKind::Class || value.type->isUnknown();
        return mayBeClass ? pythonDType(name->id.text(), framework.dtypeRules) : DType::Unknown;
    }
    const auto* constant = ast::as<ast::Constant>(value.source);
    if (!constant || constant->value.type != ast::Literal::Type::Str || !framework.dtypeStrings) return DType::Unknown;
    if (const auto named = parseDType(constant->value.text)) return *named;
    if (!framework.pythonDtypes) return DType::Unknown;  // those that take Python's types take NumPy's codes
    const DType python = pythonDType(constant->value.text, framework.dtypeRules);
    return python == DType::Unknown ? parseDTypeCode(constant->value.text).value_or(DType::Unknown) : python;
}

}  // namespace

const neutral::Expr* dtypePart(const neutral::Expr* value, const LiftContext& context) {
    DType dtype = spelledDType(*value, context.framework);
    const Operation* constant = dtype == DType::Unknown ? nullptr : Tables::builtin().operation(dtypeName(dtype));
    if (!constant) return value;
    LiftContext inner{context.framework, context.arena, neutral::Form::Function, value->source};
    return makeOperation(*constant, {}, inner);
}

}  // namespace regraft
