# Writes the file TO, which holds the text of every file in FOLDER that fits PATTERN behind the function NAME, so that the
# program can leave its source tree.
file(GLOB paths ${FOLDER}/${PATTERN})
list(SORT paths)
set(content [[// A folder's texts as they were when this was built; written by sim/commands/built_in_texts.cmake.
#include "sim/commands/built_in_texts.hpp"

#include <array>

namespace dyad {

namespace {

constexpr std::array texts{
]])
foreach(path IN LISTS paths)
    get_filename_component(name "${path}" NAME)
    file(READ "${path}" text HEX) # as numbers, since no quotation suits every text and CMake changes brackets and semicolons
    string(LENGTH "${text}" digits)
    math(EXPR bytes "${digits} / 2")
    string(REGEX REPLACE "(..)" "\\\\x\\1" text "${text}")
    string(APPEND content "    BuiltInText{\"${name}\", {\"${text}\", ${bytes}}},\n")
endforeach()
string(APPEND content "};

} // namespace

std::span<const BuiltInText> ${NAME}() { return texts; }

} // namespace dyad
")
file(WRITE "${TO}" "${content}")
