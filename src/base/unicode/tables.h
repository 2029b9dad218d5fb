#pragma once
// The tables that make_tables.py generates at build time. All are sorted by their first member.

#include <cstddef>
#include <cstdint>

namespace regraft::unicode {

struct Range {
    char32_t first, last;
};
struct Decomposition {
    char32_t from;
    std::uint16_t begin, length;  ///< in `decomposed`
};
struct Composition {
    char32_t first, second, to;
};
struct CombiningClass {
    char32_t point;
    std::uint8_t value;
};

extern const Range nameStarts[], nameRests[], unprintables[], ideographs[];
extern const std::size_t nameStartsCount, nameRestsCount, unprintablesCount, ideographsCount;
extern const char32_t decomposed[];
extern const Decomposition decompositions[];
extern const std::size_t decompositionsCount;
extern const Composition compositions[];
extern const std::size_t compositionsCount;
extern const CombiningClass combiningClasses[];
extern const std::size_t combiningClassesCount;

/// All names after one another; name i is [nameOffsets[i], nameOffsets[i + 1]).
extern const char names[];
extern const std::uint32_t nameOffsets[];
extern const char32_t nameCodes[];
extern const std::size_t namesCount;

}  // namespace regraft::unicode
