// The explorer's page: where it is, its address, and how a browser is made to show it.
#pragma once

#include "sim/refusal.hpp"

#include <string>
#include <string_view>

namespace dyad {

/// The page of the source tree this program was built in, or the one named in the environment variable DYAD_EXPLORER.
/// Refuses where there is none, and says how one is made.
Outcome<std::string> explorer_page();

/// The address of a file on this machine: "file:///home/ada/a%20page.html".
std::string file_address(const std::string& path);

/// Why this is no code of the page; empty if it may be one. Whether it means anything is the page's to say.
std::string fault_of_code(std::string_view code);

/// Shows the page in the user's browser, at a code unless that is empty. Why it could not be shown, in words, if it could not.
std::string open_in_browser(const std::string& page, const std::string& code);

} // namespace dyad
