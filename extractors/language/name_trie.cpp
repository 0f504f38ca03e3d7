#include "extractors/language/name_trie.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace quipu::language {
namespace {

enum class Kind : std::uint8_t { Space, Word, Stop, Apostrophe, Dash, Other };

constexpr std::uint64_t kSeed = 0x9E3779B97F4A7C15u;        // 2^64 / golden ratio
constexpr std::uint64_t kMultiplier = 0xBF58476D1CE4E5B9u;  // of SplitMix64 (Steele, Lea, Flood 2014)

constexpr Kind kind_of_ascii(unsigned char c) {
  if (c <= ' ' || c == 0x7F) return Kind::Space;
  if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return Kind::Word;
  if (c == '.') return Kind::Stop;
  if (c == '\'' || c == '`') return Kind::Apostrophe;
  return c == '-' ? Kind::Dash : Kind::Other;
}

constexpr auto kAsciiKinds = [] {
  std::array<Kind, 128> kinds{};
  for (unsigned c = 0; c < 128; ++c) kinds[c] = kind_of_ascii(static_cast<unsigned char>(c));
  return kinds;
}();

Kind kind_of(UChar32 c) {
  if (c < 128) return kAsciiKinds[static_cast<std::size_t>(c)];
  if (c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0x02B9 || c == 0x00B4) return Kind::Apostrophe;
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return Kind::Dash;
  if (u_isUWhiteSpace(c)) return Kind::Space;
  constexpr std::uint32_t kMarks = U_GC_M_MASK;
  return u_isalnum(c) || (U_GET_GC_MASK(c) & kMarks) != 0 ? Kind::Word : Kind::Other;
}

std::uint64_t finish(std::uint64_t hash) {
  hash ^= hash >> 30;
  hash *= kMultiplier;
  hash ^= hash >> 27;
  hash *= 0x94D049BB133111EBu;
  return hash ^ hash >> 31;
}

/// Takes characters one by one and puts finished atoms at the end of a list.
class AtomCutter {
 public:
  explicit AtomCutter(std::vector<Atom>& atoms) : atoms_(atoms) {}

  void word(UChar32 c, std::uint32_t begin, std::uint32_t end) {
    if (!open_) start(begin);
    if (c < 128) {
      const bool upper = c >= 'A' && c <= 'Z';
      letter(c, upper ? c + 32 : c, upper, c >= 'a' && c <= 'z');
    } else {
      letter(c, u_foldCase(c, U_FOLD_CASE_DEFAULT), u_isupper(c) || u_istitle(c), u_islower(c));
    }
    atom_.end = end;
  }
  void apostrophe(std::uint32_t begin, std::uint32_t end) {
    close();
    start(begin);
    add('\'', '\'');
    atom_.end = end;
  }
  void other(UChar32 c, std::uint32_t begin, std::uint32_t end) {
    close();
    start(begin);
    add(c, c);
    atom_.end = end;
    close();
  }
  /// A full stop inside or at the end of a run vanishes.
  bool stop(std::uint32_t end) {
    if (open_ && atom_.is_word) atom_.end = end;
    return open_ && atom_.is_word;
  }
  void close() {
    if (!open_) return;
    atom_.key = finish(atom_.key);
    atom_.exact = finish(atom_.exact);
    atoms_.push_back(atom_);
    open_ = false;
  }

 private:
  void start(std::uint32_t begin) {
    atom_ = Atom{.key = kSeed, .exact = kSeed, .begin = begin, .end = begin};
    open_ = true;
  }
  void letter(UChar32 c, UChar32 folded, bool upper, bool lower) {
    if (!atom_.is_word) atom_.starts_upper = upper;
    atom_.is_word = true;
    atom_.has_lower = atom_.has_lower || lower;
    add(c, folded);
  }
  void add(UChar32 c, UChar32 folded) {
    atom_.exact = (atom_.exact ^ static_cast<std::uint64_t>(c)) * kMultiplier;
    atom_.key = (atom_.key ^ static_cast<std::uint64_t>(folded)) * kMultiplier;
  }

  std::vector<Atom>& atoms_;
  Atom atom_;
  bool open_ = false;
};

std::uint64_t edge_hash(NameTrie::State state, std::uint64_t key) {
  const std::uint64_t hash = finish(key + (state + 1) * kSeed);
  return hash == 0 ? 1 : hash;
}

bool has_room(std::size_t edges, std::size_t slots) {
  return 4 * edges < 3 * slots;
}

}  // namespace

void cut_atoms(std::string_view text, std::uint32_t begin, std::uint32_t end, std::vector<Atom>& atoms) {
  const char* bytes = text.data();
  AtomCutter cutter(atoms);
  for (std::uint32_t at = begin; at < end;) {
    const std::uint32_t start = at;
    UChar32 c;
    U8_NEXT_UNSAFE(bytes, at, c);
    switch (kind_of(c)) {
      case Kind::Word:
        cutter.word(c, start, at);
        break;
      case Kind::Space:
        cutter.close();
        break;
      case Kind::Apostrophe:
        cutter.apostrophe(start, at);
        break;
      case Kind::Dash:
        cutter.other('-', start, at);
        break;
      case Kind::Other:
        cutter.other(c, start, at);
        break;
      case Kind::Stop: {
        const bool before_word = at < end && static_cast<unsigned char>(bytes[at]) < 128 &&
                                 kAsciiKinds[static_cast<unsigned char>(bytes[at])] == Kind::Word;
        if (!cutter.stop(at) && !before_word) cutter.other('.', start, at);
      }
    }
  }
  cutter.close();
}

void NameTrie::reserve(std::size_t atoms) {
  std::size_t slots = 1024;
  while (!has_room(atoms, slots)) slots *= 2;
  if (slots > edges_.size()) grow(slots);
  values_.reserve(atoms + 1);
}

NameTrie::State NameTrie::add(std::span<const Atom> name) {
  State state = kRoot;
  for (const Atom& atom : name) {
    if (!has_room(values_.size(), edges_.size())) grow(std::max<std::size_t>(1024, 2 * edges_.size()));
    const std::uint64_t hash = edge_hash(state, atom.key);
    Edge& edge = edges_[slot_of(hash)];
    if (edge.hash == 0) {
      edge = {hash, static_cast<State>(values_.size())};
      values_.push_back(kNoValue);
    }
    state = edge.target;
  }
  return state;
}

void NameTrie::prefetch(const Atom& atom) const {
  if (!edges_.empty()) __builtin_prefetch(&edges_[edge_hash(kRoot, atom.key) & (edges_.size() - 1)]);
}

NameTrie::State NameTrie::next(State state, std::uint64_t key) const {
  if (edges_.empty()) return kNone;
  const std::uint64_t hash = edge_hash(state, key);
  const Edge& edge = edges_[slot_of(hash)];
  return edge.hash == hash ? edge.target : kNone;
}

std::size_t NameTrie::slot_of(std::uint64_t hash) const {
  const std::size_t mask = edges_.size() - 1;
  std::size_t slot = hash & mask;
  while (edges_[slot].hash != 0 && edges_[slot].hash != hash) slot = (slot + 1) & mask;
  return slot;
}

void NameTrie::grow(std::size_t slots) {
  std::vector<Edge> old(slots);
  old.swap(edges_);
  for (const Edge& edge : old) {
    if (edge.hash != 0) edges_[slot_of(edge.hash)] = edge;
  }
}

}  // namespace quipu::language
