// What becomes of uses of the target itself, written for another of its versions.

#include <algorithm>

#include "emit/conversion.h"

namespace regraft {

std::string versionOf(const Framework& framework, const FrameworkVersion& named) {
    if (framework.versions.empty() || named.version.empty()) return framework.versions.empty() ? "" : framework.versions.back();
    std::string found = named.version;
    for (const std::string& known : framework.versions)
        if (known.starts_with(named.version + ".")) found = known;
    return found;
}

void UseOutcomes::startMigration() {
    if (options_.helperBody || neutral_) return;
    if (std::ranges::find(frontend_.from, &target_) == frontend_.from.end()) return;
    std::string from;
    for (const FrameworkVersion& named : options_.from)
        if (Tables::builtin().framework(named.framework) == &target_ && !named.version.empty()) from = versionOf(target_, named);
    LowerContext context = contextFor(target_);
    context.targetVersion = versionOf(target_, options_.to);
    migration_ = std::make_unique<Migration>(*frontend_.analysis, context, from);
}

UseOutcomes::Outcome UseOutcomes::migrate(const Use& use) {
    if (!migration_) return Outcome::Exact;
    if (isByVariable(use)) return Outcome::Exact;
    if (staysWithGraph(use))
        return report(use, DiagCode::Gone,
                      {use.name, target_.name, versionOf(target_, options_.to), ": it belongs to a graph that stays as it is"});
    const Migrated migrated = migration_->of(use);
    if (migrated.byMeaning) {
        auto lifted = lifted_.find(&use);
        if (lifted != lifted_.end()) return convertMeaning(use, lifted->second);
        return report(use, DiagCode::Gone, {use.name, target_.name, versionOf(target_, options_.to), ""});
    }
    return applyMigrated(use, migrated);
}

UseOutcomes::Outcome UseOutcomes::applyMigrated(const Use& use, const Migrated& migrated) {
    if (migrated.report && options_.exactOnly && migrated.code)
        return report(use, DiagCode::NoCounterpart, {use.name, target_.name, migrated.args.back()});
    if (migrated.statement) {
        request_.statements.push_back({migrated.statement, {migrated.target, migrated.code}});
        useOfNode_[migrated.statement] = &use;
    } else if (migrated.code) {
        replace(*migrated.node, migrated.code);
        request_.rewrites.push_back({migrated.node, sessionLayer(use, *migrated.code)});
        if (const auto layer = sessionLayers_.find(use.site.node); layer != sessionLayers_.end())
            request_.rewrites.back().elsewhere = layer->second.made;
        useOfNode_[migrated.node] = &use;
    }
    if (migrated.report) {
        std::vector<std::string> args = migrated.args;
        args.resize(4);
        return report(use, *migrated.report, {args[0], args[1], args[2], args[3]});
    }
    return migrated.code && use.assumed ? report(use, DiagCode::AssumedReceiver, {use.name, guessedKind(use)}) : Outcome::Exact;
}

void UseOutcomes::reportAbsentImports() {
    for (const ImportedName* import : migration_->absentImports())
        sink_.report(DiagCode::Gone, import->alias->span, import->target,
                     {import->target, target_.name, versionOf(target_, options_.to), ""});
}

}  // namespace regraft
