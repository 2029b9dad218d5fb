#include "mapping/version.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "mapping/tables.h"

using namespace regraft;

TEST_CASE("versions compare by their numbers") {
    CHECK(isOlder("1.9", "1.23.5"));
    CHECK_FALSE(isOlder("1.23.5", "1.9"));
    CHECK_FALSE(isOlder("2.0", "2"));
    CHECK_FALSE(isOlder("2", "2.0.0"));
    CHECK(isOlder("2.0", "2.0.1"));
}

TEST_CASE("spans are half-open") {
    const VersionSpan span{"1.26", "2.0", ""};
    CHECK_FALSE(span.contains("1.25"));
    CHECK(span.contains("1.26"));
    CHECK(span.contains("1.26.4"));
    CHECK_FALSE(span.contains("2.0"));
}

TEST_CASE("which version has a name") {
    using Presence = Tables::Presence;
    const Tables& tables = Tables::builtin();
    const Framework& numpy = *tables.framework("numpy");
    CHECK(tables.presence(numpy, "numpy.in1d", "1.23") == Presence::Present);
    CHECK(tables.presence(numpy, "numpy.in1d", "2.4") == Presence::Absent);
    CHECK(tables.presence(numpy, "numpy.concat", "1.26") == Presence::Absent);
    CHECK(tables.presence(numpy, "numpy.sum", "1.23") == Presence::Present);
    CHECK(tables.presence(numpy, "numpy.no_such_name", "2.4") == Presence::Unlisted);
    CHECK(tables.presence(numpy, "numpy.compat.long", "2.4") == Presence::Absent);  // its module went
}

TEST_CASE("a name has others in other versions, in either direction, and through its module") {
    const Tables& tables = Tables::builtin();
    const Framework& numpy = *tables.framework("numpy");
    auto has = [&](std::string_view name, const std::string& other) {
        const std::vector<std::string> names = tables.otherNames(numpy, name);
        return std::find(names.begin(), names.end(), other) != names.end();
    };
    CHECK(has("numpy.trapz", "numpy.trapezoid"));
    CHECK(has("numpy.trapezoid", "numpy.trapz"));
    CHECK(has("numpy.lib.function_base.trapz", "numpy.trapz"));
    CHECK_FALSE(has("numpy.sum", "numpy.lib.sum"));
}
