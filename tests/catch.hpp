// The test framework, included through this one file so that another version of it changes one file.
#pragma once

#if __has_include(<catch2/catch_all.hpp>) // version 3, told apart from version 2 by its headers
#include <catch2/catch_all.hpp>

#include <string>

using Catch::Approx;
namespace Catch {
inline auto Contains(const std::string& part) { return Matchers::ContainsSubstring(part); }
} // namespace Catch
#else
#include <catch2/catch.hpp>
#endif
