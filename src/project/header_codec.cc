#include "project/header_codec.h"

#include <cstdint>

namespace migrate::project {
namespace {

using python::Attribute;
using python::Docstring;
using python::RevisionHeader;

class Writer {
 public:
  void operator()(std::uint32_t value) {
    for (; value >= 0x80U; value >>= 7U) bytes_ += static_cast<char>((value & 0x7FU) | 0x80U);
    bytes_ += static_cast<char>(value);
  }
  void operator()(bool value) { (*this)(static_cast<std::uint32_t>(value)); }
  void operator()(python::Known value) { (*this)(static_cast<std::uint32_t>(value)); }
  void operator()(python::Shape value) { (*this)(static_cast<std::uint32_t>(value)); }
  void operator()(const std::string& value) {
    (*this)(static_cast<std::uint32_t>(value.size()));
    bytes_ += value;
  }
  void operator()(const Span& value) {
    (*this)(value.begin);
    (*this)(value.end - value.begin);
  }
  template <typename T>
  void operator()(const std::vector<T>& values) {
    (*this)(static_cast<std::uint32_t>(values.size()));
    for (const T& value : values) (*this)(value);
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  void operator()(std::uint32_t& value) {
    value = 0;
    for (unsigned shift = 0; shift < 35; shift += 7) {
      if (bytes_.empty()) break;
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      value |= static_cast<std::uint32_t>(byte & 0x7FU) << shift;
      if (byte < 0x80U) return;
    }
    ok_ = false;
  }
  void operator()(bool& value) { value = small(1) != 0; }
  void operator()(python::Known& value) { value = static_cast<python::Known>(small(2)); }
  void operator()(python::Shape& value) { value = static_cast<python::Shape>(small(4)); }
  void operator()(std::string& value) {
    const std::uint32_t size = length();
    value.assign(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
  }
  void operator()(Span& value) {
    std::uint32_t size = 0;
    (*this)(value.begin);
    (*this)(size);
    value.end = value.begin + size;
  }
  template <typename T>
  void operator()(std::vector<T>& values) {
    values.resize(length());
    for (T& value : values) (*this)(value);
  }
  bool finished() const { return ok_ && bytes_.empty(); }

 private:
  std::uint32_t small(std::uint32_t most) {
    std::uint32_t value = 0;
    (*this)(value);
    if (value > most) ok_ = false;
    return ok_ ? value : 0;
  }
  // Every element takes a byte at least, so a length beyond what is left is damage, found before
  // memory is taken.
  std::uint32_t length() {
    std::uint32_t value = 0;
    (*this)(value);
    if (value > bytes_.size()) ok_ = false;
    return ok_ ? value : 0;
  }

  std::string_view bytes_;
  bool ok_ = true;
};

// The one list of fields, for both directions.
template <typename Archive, typename A>
void visit_attribute(Archive& archive, A& attribute) {
  archive(attribute.known);
  archive(attribute.shape);
  archive(attribute.values);
  archive(attribute.span);
  archive(attribute.value_spans);
  archive(attribute.reason);
}

template <typename Archive, typename D>
void visit_docstring(Archive& archive, D& docstring) {
  archive(docstring.present);
  if (!docstring.present) return;
  archive(docstring.span);
  archive(docstring.message);
  for (auto* field : {&docstring.revision_id, &docstring.revises, &docstring.create_date}) {
    archive(field->text);
    archive(field->span);
  }
}

template <typename Archive, typename H>
void visit(Archive& archive, H& header) {
  for (auto* attribute :
       {&header.revision, &header.down_revision, &header.branch_labels, &header.depends_on}) {
    visit_attribute(archive, *attribute);
  }
  visit_docstring(archive, header.docstring);
  archive(header.problem);
  archive(header.problem_span);
  archive(header.has_conflict_markers);
  archive(header.conflict_span);
}

}  // namespace

std::string encode(const RevisionHeader& header) {
  Writer writer;
  visit(writer, header);
  return writer.take();
}

bool decode(std::string_view bytes, RevisionHeader& header) {
  Reader reader(bytes);
  visit(reader, header);
  return reader.finished();
}

}  // namespace migrate::project
