#pragma once
// What names mean around the code: the source framework, what belongs to it, the target.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "project/framework_scan.h"
#include "project/surroundings/surroundings.h"

namespace regraft {

struct Framework;

class Packages {
public:
    explicit Packages(const CodeOutcome& outcome);

    enum class Role { Other, Source, Companion, Target };
    /// Of a distribution: case, `-`, `_` and `.` make no difference.
    Role roleOf(std::string_view distribution) const;
    /// Whether a word, dotted or not, names the source framework or something that belongs to it.
    bool isSourceWord(std::string_view word) const;
    /// Whether it is a dotted name in one of the source framework's modules.
    bool isSourceReference(std::string_view word) const;
    /// Whether a text spells the beginning of any of those names: what does not has nothing to say of the framework.
    bool mayBeNamedIn(std::string_view text) const { return beginnings_.spellsOne(text); }
    const std::vector<std::string>& headers() const { return headers_; }
    /// The target is another version of the only source: its name stands where it belongs.
    bool isMigration() const { return isMigration_; }
    const std::string& sourceName() const { return sourceName_; }
    /// Of a migration: the version that the code was written for, empty if nobody said, and the one that it is written for now.
    const std::string& olderVersion() const { return older_; }
    const std::string& newerVersion() const { return newer_; }

    /// What the converted code requires, most important first: "jax>=0.10", "flax". Empty if it is not known.
    const std::vector<std::string>& wanted() const { return wanted_; }
    /// Some of the code still imports the source framework.
    bool isStillNeeded() const { return isStillNeeded_; }

    static std::string normalised(std::string_view name);

private:
    void addNames(const CodeOutcome& outcome);
    void addCompanions(const Framework& framework, std::string_view target);

    std::set<std::string> sources_, companions_, targets_, modules_;
    std::vector<std::string> headers_, wanted_;
    std::string sourceName_, older_, newer_;
    bool isStillNeeded_ = false, isMigration_ = false;
    FrameworkScan beginnings_;
};

}  // namespace regraft
