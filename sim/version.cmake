# Writes the file TO, which tells the program its version and commit, leaving it untouched when nothing has changed.
#
# ROOT is the source tree, GIT the git program (may be empty), VERSION the version. Outside git, or when ROOT lies within
# the repository of something else, the commit is "unknown"; "+changes" says that the sources differ from the commit.
set(commit unknown)
if(GIT)
    execute_process(COMMAND ${GIT} -C ${ROOT} rev-parse --show-prefix
        OUTPUT_VARIABLE prefix OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
    execute_process(COMMAND ${GIT} -C ${ROOT} rev-parse --verify --short=12 HEAD
        OUTPUT_VARIABLE head OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE headless)
    if(NOT failed AND NOT headless AND prefix STREQUAL "")
        execute_process(COMMAND ${GIT} --no-optional-locks -C ${ROOT} status --porcelain -- sim models analysis CMakeLists.txt
            OUTPUT_VARIABLE changes ERROR_QUIET)
        set(commit ${head})
        if(changes)
            string(APPEND commit "+changes")
        endif()
    endif()
endif()
file(CONFIGURE OUTPUT ${TO} CONTENT [[// The version and the commit of this build; written by sim/version.cmake.
#include "sim/version.hpp"

namespace dyad {

std::string_view version() { return "@VERSION@"; }
std::string_view commit() { return "@commit@"; }

} // namespace dyad
]] @ONLY)
