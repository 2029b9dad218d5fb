#pragma once
// Files whose modules are made as they are first called, or say something in general that the stages need one by one: the stages read
// them in another form (modules/reading.h), and what they say and write is brought back to the file's own text.

#include <memory>
#include <string>

#include "emit/convert.h"
#include "modules/compact/compact_reading.h"
#include "training/handed/handed_training.h"

namespace regraft {

struct ReadSource {
    CompactReading compact;
    SourceFile file;                            ///< the text that the stages read
    std::vector<LeftTraining> left = {};        ///< training that is read as it is, by its places there
    bool readsTraining = false;                 ///< other training is read in another form
    bool readsWhole = false;                    ///< a library that files are left whole with is read, too
    std::string leftWhole = {};                 ///< why it is not
    bool isKept = false;                        ///< the other form is what the file is to have in any case
    std::shared_ptr<const Reading> first = {};  ///< the file was read in this form before
};

/// Null if the file is read as it is. `leftClass`: why training is to be read as it is, with a class that stays; empty if none does.
std::shared_ptr<const ReadSource> readSource(const SourceFile& file, const ConvertOptions& options, const std::string& leftClass = {});

/// Why training has to be read as it is, after all: a class that stays; empty if there is none, or no such training.
std::string leftBesideTraining(const ConvertedFile& converted, const ReadSource& read);

struct ParsedReading {
    std::shared_ptr<const ReadSource> read;  ///< null if the file is read as it is
    std::unique_ptr<ParsedFile> parsed;      ///< the text that the stages read; null if it is no Python
};

/// The same, and the text parsed, once where that is enough.
ParsedReading parseAsRead(const SourceFile& file, const ConvertOptions& options);

/// What became of the reading of `file`, as what became of `file`: classes that were left are as they were.
ConvertedFile inOriginal(ConvertedFile converted, const SourceFile& file, const ReadSource& read);

/// Why a class could not be read in another form.
std::string whyUnread(const ReadSource* read, const ast::ClassDef& definition);

}  // namespace regraft
