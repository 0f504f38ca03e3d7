#pragma once
// Stable, readable identifiers made from what a thing is, so that two runs, threads or machines give the same one.

#include <memory>
#include <string>
#include <string_view>

namespace quipu {

/// Lower-case letters and digits of any script joined by hyphens: "Félix d'Hérelle" gives "félix-dhérelle", "C++" gives
/// "c-plus-plus", "AT&T" gives "at-and-t". Full stops and apostrophes vanish, so that "U.S." and "US" are one. Case is folded
/// by Unicode's rules, the same under every locale. Where nothing is left, "x-" and the first 8 digits of the SHA-256.
/// `name` is UTF-8; broken bytes are taken as U+FFFD.
std::string slug(std::string_view name);

/// "person/ada-lovelace" from "Person" and "Ada Lovelace".
std::string node_id(std::string_view type, std::string_view name);

/// SHA-256 as 64 lower-case hexadecimal digits (FIPS 180-4).
std::string sha256_hex(std::string_view bytes);

/// The same of bytes that come in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  void add(std::string_view bytes);
  std::string hex();  ///< once, at the end

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace quipu
