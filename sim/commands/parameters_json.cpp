// Every member of a declaration under its name.
#include "sim/commands/parameters_json.hpp"

namespace dyad {

nlohmann::ordered_json parameters_as_json(std::span<const Declaration> chosen) {
    auto all = nlohmann::ordered_json::array();
    for (const Declaration& declaration : chosen) {
        const Parameter& p = declaration.parameter;
        all.push_back({{"name", key_of(declaration)},
                       {"symbol", p.symbol},
                       {"value", p.value},
                       {"unit", p.unit},
                       {"low", p.low},
                       {"high", p.high},
                       {"whole", p.kind == Parameter::Kind::whole},
                       {"meaning", p.meaning},
                       {"source", p.source}});
        if (p.follows) all.back()["follows"] = p.follows;
    }
    return all;
}

} // namespace dyad
