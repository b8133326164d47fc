// Version and commit of the program, as written into every results file.
#pragma once

#include <string_view>

namespace dyad {

/// "0.1.0"; declared once, in CMakeLists.txt.
std::string_view version();

/// The first 12 digits of the git commit the program was built from, with "+changes" if its sources differed from that
/// commit; "unknown" when it was built outside git.
std::string_view commit();

} // namespace dyad
