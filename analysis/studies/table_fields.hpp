// Fields of the tables that virtual studies write, and an analysis in words.
#pragma once

#include "analysis/studies/protocol.hpp"
#include "sim/frame.hpp"

#include <string>
#include <utility>

namespace dyad {

/// "aai F at adulthood, with ssp B at infancy, given woman".
std::string text_of_analysis(const StudyAnalysis& analysis);

namespace table_fields {

inline Field whole(std::string name, std::string label) { return {std::move(name), FieldType::uint32, std::move(label), "-"}; }
inline Field text(std::string name, std::string label) { return {std::move(name), FieldType::text, std::move(label), "-"}; }
inline Field real(std::string name, std::string label) { return {std::move(name), FieldType::float64, std::move(label), "-"}; }

} // namespace table_fields

} // namespace dyad
