#pragma once
// Annotations in quotes, read as what they say.
//
//     def f(x: "torch.Tensor", y: Optional["Batch"])

#include "parse/parse.h"

namespace regraft::semantic {

/// Puts in place of annotations in plain quotes, and of such parts of annotations, the expressions that they spell. Their names
/// are numbered from the former node count on, which is returned: they may be bound later than they stand.
ast::NodeId openQuotedAnnotations(ParsedFile& file);

}  // namespace regraft::semantic
