#pragma once
// What the signatures of a function are in two versions of a framework, and what tables say of their parameters.

#include <string>
#include <string_view>

#include "emit/call_adaption.h"

namespace regraft {

/// An API as a version has it.
struct VersionedName {
    const std::string& name;
    const std::string& version;  ///< empty: unknown
};

/// From one version to another, and perhaps to another name; both signatures are empty where they are unknown, or several.
SignatureChange signatureChange(VersionedName from, VersionedName to, const Framework& framework, const Tables& tables);

/// The keyword of the call that some form of a function with several takes in one version, and none in the other:
/// `torch.rand(2, names=…)`; empty if there is none.
std::string goneFromForms(const ast::Call& call, VersionedName from, VersionedName to, const Framework& framework, const Tables& tables);

/// Whether what was a method in one version is an attribute in the other: `x.device()`, `x.device`.
bool becomesAttribute(VersionedName from, VersionedName to, const Framework& framework, const Tables& tables);

}  // namespace regraft
