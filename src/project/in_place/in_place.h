#pragma once

#include <atomic>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <vector>

#include "project/file_sink.h"
#include "project/in_place/journal.h"

namespace regraft {

/// Rewrites changed files where they are, as one change set: the new bytes are put beside the old ones, and take their places
/// when every file has been converted. Killed before that, the run has changed nothing; killed after, the next run
/// finishes what this one began, and does not convert again what this one converted.
class InPlace : public FileSink {
public:
    /// `folder`, absolute, is where the journal lies: above all that is rewritten, so far as that can be.
    explicit InPlace(std::filesystem::path folder);

    std::optional<IoError> put(const InputFile& file, const std::string& before, const std::string& after) override;
    std::map<std::filesystem::path, IoError> finish() override;
    std::string abandon() override;

    /// What was found of runs that were killed.
    const Recovery& recovery() const { return recovery_; }

private:
    struct Change {
        std::filesystem::path named;  ///< as InputFile has it
        StagedFile file;
    };
    std::optional<IoError> prepare(Change& change, const std::string& after);
    std::optional<IoError> note(const StagedFile& file);

    std::filesystem::path folder_;
    Recovery recovery_;
    std::set<std::filesystem::path> finished_;
    bool hasJournal_ = true;  ///< false where the folder cannot be written to: then each file stands alone
    std::mutex mutex_;        ///< of the journal and the changes
    std::optional<Journal> journal_;
    std::vector<Change> changes_;
    std::shared_mutex running_;  ///< shared by those that put files; owned by whoever finishes or abandons
    bool isOver_ = false;
};

/// The folder for the journal of a run on these paths: the root of the project they lie in, else the folder above them all.
std::filesystem::path journalFolder(const std::vector<std::string>& named);

}  // namespace regraft
