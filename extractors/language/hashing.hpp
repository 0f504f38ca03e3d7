#pragma once
// Hashes that are the same on every machine, for tables of words.

#include <cstdint>
#include <string_view>

namespace quipu::language {

/// Mixes a value into a hash; the finalizer of MurmurHash3, public domain,
/// https://github.com/aappleby/smhasher/blob/master/src/MurmurHash3.cpp.
constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0xff51afd7ed558ccdULL;
  hash ^= hash >> 33;
  hash *= 0xc4ceb9fe1a85ec53ULL;
  return hash ^ (hash >> 33);
}

/// FNV-1a over the bytes, then mixed.
constexpr std::uint64_t hash_bytes(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
  return mix(hash, 0);
}

}  // namespace quipu::language
