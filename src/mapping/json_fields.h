#pragma once
// Fields of the tables' JSON, each with a problem told where it is not what it has to be. For the readers of this room.

#include <initializer_list>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "mapping/reader.h"

namespace regraft::fields {

/// Reports keys that are none of the known ones.
void checkKeys(const nlohmann::json& object, std::string_view where, std::initializer_list<std::string_view> known,
               TableProblems& problems);
/// Empty where there is none.
std::string text(const nlohmann::json& object, const char* key, std::string_view where, TableProblems& problems);
/// A list of strings.
std::vector<std::string> texts(const nlohmann::json& object, const char* key, TableProblems& problems);
/// Python, parsed; null where there is none.
const ast::Expr* expression(const nlohmann::json& object, const char* key, std::string_view where, TemplateStore& store,
                            TableProblems& problems);
/// A list of such.
std::span<const ast::Expr* const> expressions(const nlohmann::json& object, const char* key, TemplateStore& store, TableProblems& problems);
/// The parameters of `signature`.
std::span<const Parameter> signature(const nlohmann::json& object, std::string_view where, TemplateStore& store, TableProblems& problems);
/// `otherwise` where there is none.
bool flag(const nlohmann::json& object, const char* key, std::string_view where, TableProblems& problems, bool otherwise = false);

}  // namespace regraft::fields
