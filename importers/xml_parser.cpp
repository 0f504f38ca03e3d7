#include "importers/xml_parser.hpp"

#include <expat.h>

#include <exception>
#include <memory>

#include "importers/foreign_graph.hpp"

namespace quipu::importers {
namespace {

constexpr std::size_t kDeepest = 64;
constexpr int kPiece = 1 << 20;
constexpr std::uint64_t kLargestTag = 16 << 20;  // expat keeps a whole tag in memory, and looks at it again with each piece

std::string_view local_name(std::string_view name) { return name.substr(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1); }

class Parser {
 public:
  Parser(const std::string& file, XmlEvents& events) : file_(file), events_(events), expat_(XML_ParserCreate(nullptr), &XML_ParserFree) {
    if (!expat_) throw std::bad_alloc();
    XML_SetUserData(expat_.get(), this);
    XML_SetElementHandler(expat_.get(), on_start, on_end);
    XML_SetCharacterDataHandler(expat_.get(), on_text);
    XML_SetEntityDeclHandler(expat_.get(), on_entity);
    XML_SetSkippedEntityHandler(expat_.get(), on_skipped);
  }

  void parse(std::istream& in) {
    std::uint64_t given = 0, parsed = 0;  // bytes
    for (bool last = false; !last;) {
      void* buffer = XML_GetBuffer(expat_.get(), kPiece);
      if (buffer == nullptr) throw std::bad_alloc();
      in.read(static_cast<char*>(buffer), kPiece);
      if (in.bad()) throw InputError(file_, "cannot be read");
      last = in.gcount() < kPiece;
      given += static_cast<std::uint64_t>(in.gcount());
      if (XML_ParseBuffer(expat_.get(), static_cast<int>(in.gcount()), last) == XML_STATUS_ERROR) fail();
      // Negative while expat waits for more of a tag before it looks at it again.
      if (const XML_Index at = XML_GetCurrentByteIndex(expat_.get()); at >= 0) parsed = static_cast<std::uint64_t>(at);
      if (!last && given - parsed > kLargestTag) {
        throw error_at(file_, line(), "a tag of more than 16 MiB");
      }
    }
  }

 private:
  std::uint64_t line() const { return XML_GetCurrentLineNumber(expat_.get()); }

  [[noreturn]] void fail() {
    if (thrown_) std::rethrow_exception(thrown_);
    throw error_at(file_, line(), std::string("no well-formed XML: ") + XML_ErrorString(XML_GetErrorCode(expat_.get())));
  }

  /// Exceptions must not pass through expat, which is C.
  template <class Action>
  static void guarded(void* self, Action action) {
    auto& parser = *static_cast<Parser*>(self);
    if (parser.thrown_) return;
    try {
      action(parser);
    } catch (...) {
      parser.thrown_ = std::current_exception();
      XML_StopParser(parser.expat_.get(), XML_FALSE);
    }
  }

  static void on_start(void* self, const XML_Char* name, const XML_Char** attributes) {
    guarded(self, [&](Parser& parser) {
      if (++parser.depth_ > kDeepest) throw error_at(parser.file_, parser.line(), "nested deeper than 64 elements");
      XmlElement& element = parser.element_;
      element.name = local_name(name);
      element.line = parser.line();
      element.attributes.clear();
      for (; *attributes != nullptr; attributes += 2) element.attributes.emplace_back(local_name(attributes[0]), attributes[1]);
      parser.events_.start(element);
    });
  }
  static void on_end(void* self, const XML_Char* name) {
    guarded(self, [&](Parser& parser) {
      --parser.depth_;
      parser.events_.end(local_name(name));
    });
  }
  static void on_text(void* self, const XML_Char* text, int size) {
    guarded(self, [&](Parser& parser) { parser.events_.text({text, static_cast<std::size_t>(size)}); });
  }
  static void on_entity(void* self, const XML_Char* name, int, const XML_Char*, int, const XML_Char*, const XML_Char*, const XML_Char*,
                        const XML_Char*) {
    guarded(self, [&](Parser& parser) {
      throw error_at(parser.file_, parser.line(), "declares the entity '" + std::string(name) + "': files with entities are not read");
    });
  }
  static void on_skipped(void* self, const XML_Char* name, int) {
    guarded(self, [&](Parser& parser) {
      throw error_at(parser.file_, parser.line(), "uses the entity '" + std::string(name) + "', which it does not declare");
    });
  }

  const std::string& file_;
  XmlEvents& events_;
  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> expat_;
  std::exception_ptr thrown_;
  std::size_t depth_ = 0;
  XmlElement element_;  // kept for its memory
};

}  // namespace

std::string_view XmlElement::attribute(std::string_view wanted) const {
  for (const auto& one : attributes) {
    if (one.first == wanted) return one.second;
  }
  return {};
}

void parse_xml(std::istream& in, const std::string& file, XmlEvents& events) { Parser(file, events).parse(in); }

}  // namespace quipu::importers
