#include "emit/own_places.h"


namespace regraft {
namespace {

bool isDeviceOfArray(const neutral::Expr& part, const Analysis& analysis) {
    const Use* use = part.kind == neutral::ExprKind::Source ? analysis.useAt(*part.source) : nullptr;
    return use && use->meaning && use->meaning->kind == neutral::ExprKind::Operation && use->meaning->operation->name == "device";
}

}  // namespace

const neutral::Expr* withoutDevices(const neutral::Expr& meaning, const LiftContext& context, const Analysis& analysis) {
    if (meaning.kind != neutral::ExprKind::Operation) return &meaning;
    const Operation& operation = *meaning.operation;
    std::vector<const neutral::Expr*> parts(meaning.parts.begin(), meaning.parts.end());
    bool isChanged = false;
    for (std::size_t i = 0; i < parts.size() && i < operation.parameters.size(); ++i) {
        if (operation.parameters[i].name != "device" || !parts[i] || !isDeviceOfArray(*parts[i], analysis)) continue;
        parts[i] = nullptr;
        isChanged = true;
    }
    if (!isChanged) return &meaning;
    return operation.name == "to_device" ? parts[0] : makeOperation(operation, std::move(parts), context);
}

}  // namespace regraft
