#pragma once
// The middle of the pipeline, from text to text, as one function: what project/ and cli/ see of it.

#include <span>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "emit/layer_needs.h"
#include "semantic/module_id.h"
#include "source/edit.h"
#include "source/source_file.h"

namespace regraft {

struct Framework;
class Program;
class ProgramEffects;
struct ReadSource;

struct FrameworkVersion {
    std::string framework;  ///< "torch", "jax", …
    std::string version;    ///< "" = newest or unspecified
};

struct ConvertOptions {
    std::vector<FrameworkVersion> from;  ///< empty: read off the imports
    FrameworkVersion to;
    enum class OnUnsupported { Keep, Comment, Raise, Bridge } onUnsupported = OnUnsupported::Keep;
    bool exactOnly = false;        ///< --fidelity exact
    bool nativeDtypes = false;     ///< --dtypes native
    bool helpersInModule = false;  ///< --helpers module
    bool helperBody = false;       ///< the text is a helper's of our own: other helpers it needs are only named
};

enum class FileStatus { Converted, Unchanged, NotParsed, Skipped };

/// How the uses of the source framework ended.
struct UseCounts {
    unsigned exact = 0, approximate = 0, untranslatable = 0;
};

struct ConvertedFile {
    FileStatus status = FileStatus::Unchanged;
    std::string text;                     ///< the new UTF-8 text (the old one where nothing changed)
    std::vector<Edit> edits;              ///< what was done, on the original text
    std::vector<Diagnostic> diagnostics;  ///< sorted
    UseCounts uses;
    std::vector<std::string> from;  ///< frameworks actually converted, e.g. {"torch"}
    std::string parameterMap;       ///< of its module classes, as JSON (mapping/parameter_map.h); empty if it has none
};

/// A file that is converted as a module of a program that has been analysed; without a program it stands alone.
struct ProgramContext {
    Program* program = nullptr;
    ModuleId module = noModule;
    const ProgramEffects* effects = nullptr;  ///< null: only what lies in the file is known
    bool hasTargetCode = false;               ///< a file that imports connect with it imports the target already
    LayerNeeds layers;                        ///< what such files need of layers
    const ReadSource* read = nullptr;         ///< emit/read_source.h: what the module is made of, where that is not the file's own text
};

/// Converts one file. Never fails: what cannot be done is a diagnostic.
ConvertedFile convertFile(const SourceFile& file, const ConvertOptions& options, ProgramContext context = {});

/// The frameworks to convert of those imported, by a file or by a project: those the options name, else the imported
/// ones, but not the target, nor NumPy beside another.
std::vector<const Framework*> sourceFrameworks(std::vector<const Framework*> imported, const ConvertOptions& options);

/// Whether code stays in its framework, so that at most its version changes.
bool isMigration(std::span<const Framework* const> from, const Framework* target);

/// The stages that --print shows.
enum class Stage { Tokens, Ast, Names, Types, Effects, Neutral, Edits };

/// What `stage` makes of the file, as text or JSON, with a newline at the end.
std::string printStage(const SourceFile& file, Stage stage, const ConvertOptions& options, bool json, ProgramContext context = {});

}  // namespace regraft
