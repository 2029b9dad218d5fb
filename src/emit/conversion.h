#pragma once
// One file's way through the stages, as convertFile runs it.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "emit/convert.h"
#include "parse/parse.h"
#include "semantic/analysis.h"

namespace regraft {

/// A parsed and analysed file. What it points to is owned by the context's program or, without one, by itself.
struct Frontend {
    ParsedFile* parsed = nullptr;
    const Analysis* analysis = nullptr;  ///< null if the file uses no source framework
    std::vector<const Framework*> from;
    ProgramContext context;

    std::unique_ptr<ParsedFile> ownParsed;
    std::unique_ptr<Analysis> ownAnalysis;
};

/// The front end over one file: taken from the context's program, or made here. A syntax error if it doesn't parse.
std::optional<SyntaxError> readFrontend(Frontend& frontend, const SourceFile& file, const ConvertOptions& options, ProgramContext context);

class UseOutcomes;

/// All stages over one file; `target` instead of the options' where the neutral form is to be printed.
ConvertedFile runStages(const SourceFile& file, const ConvertOptions& options, const Framework* target, bool neutral,
                        ProgramContext context);

/// Looks at the output as if it were new input: it must parse, and what is left of the source framework must
/// have been reported. False (with a diagnostic) if it doesn't parse.
bool selfCheck(const std::string& output, const Frontend& frontend, const UseOutcomes& outcomes, const std::vector<std::string>& ownNames,
               DiagnosticSink& sink);

}  // namespace regraft
