#include "emit/unconverted_uses.h"

#include "emit/bridge.h"
#include "emit/unsupported.h"

namespace regraft {

UnconvertedUses::UnconvertedUses(OutcomeContext& context)
    : context_(context),
      hasBridges_(holdsBridges(context.file.text)),
      again_(context.options.onUnsupported == ConvertOptions::OnUnsupported::Raise && wasConverted(context.file)) {}

bool UnconvertedUses::isBridged(const Use& use) const { return hasBridges_ && isInBridge(*use.site.node, context_.analysis); }

bool UnconvertedUses::raise(const Use& use) {
    if (context_.options.onUnsupported != ConvertOptions::OnUnsupported::Raise || context_.sink.all().empty()) return false;
    if (use.assumed && again_) return false;
    const ast::Stmt* statement = raisingStatement(use, context_.analysis);
    if (!statement && !canRaiseInPlace(use, context_.analysis)) return false;
    const py::Expr* call = raisingCall(context_.arena, context_.sink.all().back());
    context_.request.helpers[raisingHelper] = raisingHelperText();
    if (statement) context_.rewrite({statement, {nullptr, call}}, use);
    else context_.rewrite(*use.site.node, call, use);
    return true;
}

bool UnconvertedUses::bridge(const Use& use) {
    if (context_.options.onUnsupported != ConvertOptions::OnUnsupported::Bridge) return false;
    if (auto crossings = crossingsOf(use, context_.target, context_.analysis)) {
        context_.replaced.takeOut(use.site.node->span, std::move(*crossings));
        return false;
    }
    const py::Expr* call = bridgedCall(use, context_.target, context_.analysis, context_.arena);
    if (!call) return false;
    context_.request.helpers[bridgeName(*use.framework)] = bridgeText(context_.target, *use.framework);
    context_.request.helpers[bridgeName(context_.target)] = bridgeText(*use.framework, context_.target);
    context_.replaced.replace(*use.site.node, *call);
    context_.rewrite(*use.site.node, call, use);
    return true;
}

}  // namespace regraft
