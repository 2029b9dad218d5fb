#pragma once

/// The files of this folder, as they are.
namespace regraft::page {

extern const char* const page;     ///< page.mustache
extern const char* const file;     ///< file.mustache: one file of the page
extern const char* const finding;  ///< finding.mustache: one finding of a file
extern const char* const style;    ///< style.css
extern const char* const script;   ///< script.js

}  // namespace regraft::page
