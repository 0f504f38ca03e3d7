#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <cmath>

#include "graph/builder.hpp"
#include "graph/error.hpp"
#include "graph/json_stream.hpp"
#include "graph/native_json.hpp"
#include "graph/native_json_assembly.hpp"

namespace quipu {
namespace {

using internal::Field;
using internal::Kind;
using internal::Place;

constexpr std::size_t kDeepest = 64;

/// SAX handler: follows the nesting, checks every value against the table of fields and hands it to the Assembly. A key that we do
/// not know is passed over with all that it holds.
class GraphHandler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, GraphHandler> {
 public:
  bool Null() {
    return in_object() || refuse_unless_unknown();  // as if the key were missing
  }
  bool Bool(bool value) {
    if (!expects(Kind::Flag)) return refuse_unless_unknown();
    assembly_.flag(*field_, value);
    return true;
  }
  bool Int(int value) { return value < 0 ? number(value) : Uint64(static_cast<std::uint64_t>(value)); }
  bool Uint(unsigned value) { return Uint64(value); }
  bool Int64(std::int64_t value) { return value < 0 ? number(static_cast<double>(value)) : Uint64(static_cast<std::uint64_t>(value)); }
  bool Uint64(std::uint64_t value) {
    if (!expects(Kind::Count)) return number(static_cast<double>(value));
    assembly_.count(*field_, value);
    return true;
  }
  bool Double(double value) { return number(value); }
  bool String(const char* data, rapidjson::SizeType size, bool) {
    if (place() == Place::Texts) {
      assembly_.element({data, size});
    } else if (place() == Place::Properties) {
      assembly_.property(key_, {data, size});
    } else if (expects(Kind::Text)) {
      assembly_.text(*field_, {data, size});
    } else {
      return refuse_unless_unknown();
    }
    return true;
  }
  bool Key(const char* data, rapidjson::SizeType size, bool) {
    if (place() == Place::Unknown) return true;
    key_.assign(data, size);
    if (place() != Place::Properties) field_ = internal::find_field(place(), key_);
    return true;
  }
  bool StartObject() {
    if (place() == Place::Outside) return push(Place::Root);
    if (place() == Place::List) return push(stack_.back().field->item);
    if (!expects(Kind::Properties)) {
      refuse_unless_unknown();
      return push(Place::Unknown);
    }
    assembly_.begin_properties(*field_);
    return push(Place::Properties);
  }
  bool StartArray() {
    if (expects(Kind::List)) return push(Place::List);
    if (!expects(Kind::Texts)) {
      refuse_unless_unknown();
      return push(Place::Unknown);
    }
    assembly_.begin_texts(*field_);
    return push(Place::Texts);
  }
  bool EndObject(rapidjson::SizeType) { return pop(); }
  bool EndArray(rapidjson::SizeType) { return pop(); }

  Graph take(const std::string& name) { return assembly_.take(name); }

 private:
  struct Level {
    Place place;
    const Field* field;  // whose value this is
  };

  Place place() const { return stack_.empty() ? Place::Outside : stack_.back().place; }
  /// Whether the value that comes belongs to a key of ours.
  bool in_object() const {
    const Place at = place();
    return at == Place::Root || at == Place::Document || at == Place::Node || at == Place::Contribution || at == Place::Edge ||
           at == Place::Evidence;
  }
  bool expects(Kind kind) const { return in_object() && field_ != nullptr && field_->kind == kind; }

  bool push(Place next) {
    if (stack_.size() >= kDeepest) throw Error("nested deeper than " + std::to_string(kDeepest) + " levels");
    stack_.push_back({next, field_});
    assembly_.begin(next);
    return true;
  }

  bool pop() {
    const Level ended = stack_.back();
    stack_.pop_back();
    field_ = ended.field;
    assembly_.end(ended.place);
    return true;
  }

  /// For a value that is not what its place asks for. Inside what we do not know, anything goes.
  bool refuse_unless_unknown() const {
    if (place() == Place::Outside) throw Error("a quipu graph is a JSON object");
    if (place() == Place::List) throw Error("'" + std::string(stack_.back().field->name) + "' must hold objects");
    if (place() == Place::Texts) throw Error("'" + std::string(stack_.back().field->name) + "' has a value of the wrong type");
    const bool known = place() == Place::Properties || (in_object() && field_ != nullptr);
    if (known) throw Error("'" + key_ + "' has a value of the wrong type");
    return true;
  }

  /// A number that is no plain whole one, or stands where none is expected.
  bool number(double value) {
    if (expects(Kind::Confidence)) {
      if (!(value >= 0.0 && value <= 1.0)) throw Error("'" + key_ + "' must be between 0 and 1");
      assembly_.confidence(*field_, value);
      return true;
    }
    if (!expects(Kind::Count)) return refuse_unless_unknown();
    if (value < 0) throw Error("'" + key_ + "' must not be negative");
    constexpr double kExact = 9007199254740992.0;  // 2^53: above it a double skips whole numbers
    if (value != std::floor(value) || value > kExact) throw Error("'" + key_ + "' must be a whole number");
    assembly_.count(*field_, static_cast<std::uint64_t>(value));
    return true;
  }

  internal::Assembly assembly_;
  std::vector<Level> stack_;
  std::string key_;               // the last key, of an object of ours or of properties
  const Field* field_ = nullptr;  // what it names
};

}  // namespace

Graph read_native_json(std::istream& in, const std::string& name, const Ontology& ontology) {
  JsonInput input(in);
  GraphHandler handler;
  rapidjson::Reader reader;
  rapidjson::ParseResult result;
  // Iterative: a million brackets must not overflow the stack.
  constexpr unsigned kFlags =
      rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag;
  try {
    result = reader.Parse<kFlags>(input, handler);
    if (!result.IsError()) {
      GraphBuilder builder(ontology);
      builder.add(handler.take(name));
      return builder.finish();
    }
  } catch (const Error& error) {
    throw Error(name, input.Tell(), error.what());
  }
  throw Error(name, result.Offset(), std::string("no valid JSON: ") + rapidjson::GetParseError_En(result.Code()));
}

}  // namespace quipu
