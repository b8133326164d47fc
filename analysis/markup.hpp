// Pieces of HTML and SVG that all pages share: text made harmless, places, cells.
#pragma once

#include <string>
#include <string_view>

namespace dyad {

/// Text with what HTML and SVG would take for markup made harmless, within quotes too.
std::string escaped(std::string_view text);

/// With a capital at its beginning, as titles have it.
std::string capital(std::string text);

/// A length or place with one digit behind the point, as drawings have it.
std::string px(double value);

/// A word that can name a place on the page: everything but letters, digits, '.', '_' and '-' becomes '-'.
std::string anchor(std::string_view kind, std::string_view name);

/// A cell that says on a narrow screen what its column says on a wide one. `content` is markup.
std::string cell(std::string_view column, const std::string& content);
/// The same for numbers, which never break.
std::string number_cell(std::string_view column, const std::string& content);

} // namespace dyad
