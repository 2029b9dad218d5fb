#pragma once
// Changes of definitions as text: names, parameters, variables before a statement.

#include "emit/document.h"
#include "emit/rewrite.h"
#include "emit/source_tree.h"

namespace regraft {

/// `text` is to stand for what is in `span`.
struct TextChange {
    Span span;
    Document text;
};

TextChange textOf(const DefinitionEdit& edit, const SourceTree& tree);

}  // namespace regraft
