#include "graph/identity.hpp"

#include <openssl/evp.h>
#include <unicode/uchar.h>

#include "graph/error.hpp"
#include "graph/utf8.hpp"

namespace quipu {
namespace {

/// Symbols that tell names apart ("C++", "C#", "A*") are spelt out; null for all others.
const char* spelt_out(UChar32 c) {
  switch (c) {
    case '+': return "plus";
    case '#': return "sharp";
    case '&': return "and";
    case '*': return "star";
    case '@': return "at";
    case '%': return "percent";
    case '$': return "dollar";
    default: return nullptr;
  }
}

bool vanishes(UChar32 c) { return c == '.' || c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0xAD; }

/// Letters, digits and marks, and symbols such as emoji, which are all that some names have.
bool stays(UChar32 c) {
  return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK | U_GC_SO_MASK)) != 0;
}

}  // namespace

std::string slug(std::string_view name) {
  std::string out;
  bool gap = false;  // a hyphen is owed before the next letter
  auto open_word = [&] {
    if (gap && !out.empty()) out += '-';
    gap = false;
  };
  for (std::size_t at = 0; at < name.size();) {
    const auto c = static_cast<UChar32>(next_utf8(name, at));
    if (const char* word = spelt_out(c)) {
      gap = true;
      open_word();
      out += word;
      gap = true;
    } else if (stays(c)) {
      open_word();
      append_utf8(out, static_cast<char32_t>(u_foldCase(c, U_FOLD_CASE_DEFAULT)));
    } else if (!vanishes(c)) {
      gap = true;
    }
  }
  return out.empty() ? "x-" + sha256_hex(name).substr(0, 8) : out;
}

std::string node_id(std::string_view type, std::string_view name) { return slug(type) + "/" + slug(name); }

struct Sha256::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  ~State() { EVP_MD_CTX_free(context); }
  static void check(int result) {
    if (result != 1) throw Error("SHA-256 is not available in this build of OpenSSL");
  }
};

Sha256::Sha256() : state_(std::make_unique<State>()) { State::check(EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr)); }
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) { State::check(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size())); }

std::string Sha256::hex() {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  State::check(EVP_DigestFinal_ex(state_->context, digest, &size));
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * size);
  for (unsigned int i = 0; i < size; ++i) {
    hex += kDigits[digest[i] >> 4];
    hex += kDigits[digest[i] & 15];
  }
  return hex;
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

}  // namespace quipu
