#include "graph/model.hpp"

#include "graph/error.hpp"

namespace quipu {

const char* to_string(Modality modality) {
  switch (modality) {
    case Modality::Asserted: return "asserted";
    case Modality::Hypothetical: return "hypothetical";
    case Modality::Asked: return "asked";
  }
  return "asserted";
}

Modality modality_from(const std::string& text) {
  for (const Modality modality : {Modality::Asserted, Modality::Hypothetical, Modality::Asked}) {
    if (text == to_string(modality)) return modality;
  }
  throw Error("'" + text + "' is no modality; use asserted, hypothetical or asked");
}

}  // namespace quipu
