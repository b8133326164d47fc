# Writes the file TO, which holds the text of every scenario in FOLDER, so that the program can leave its source tree.
file(GLOB paths ${FOLDER}/*.toml)
list(SORT paths)
set(content [[// The scenarios as they were when this was built; written by sim/commands/built_in_scenarios.cmake.
#include "sim/commands/built_in_scenarios.hpp"

#include <array>

namespace dyad {

namespace {

constexpr std::array scenarios{
]])
foreach(path IN LISTS paths)
    get_filename_component(name "${path}" NAME)
    file(READ "${path}" text HEX) # as numbers, since no quotation suits every text and CMake changes brackets and semicolons
    string(LENGTH "${text}" digits)
    math(EXPR bytes "${digits} / 2")
    string(REGEX REPLACE "(..)" "\\\\x\\1" text "${text}")
    string(APPEND content "    BuiltInScenario{\"${name}\", {\"${text}\", ${bytes}}},\n")
endforeach()
string(APPEND content [[};

} // namespace

std::span<const BuiltInScenario> built_in_scenarios() { return scenarios; }

} // namespace dyad
]])
file(WRITE "${TO}" "${content}")
