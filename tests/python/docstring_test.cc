#include "python/docstring.h"

#include <doctest/doctest.h>

#include <string>

using namespace migrate;
using namespace migrate::python;

namespace {

Docstring read(const std::string& text) {
  const SourceText source(text);
  const Span all{0, static_cast<std::uint32_t>(text.size())};
  return read_docstring(source, all, {all});
}

}  // namespace

TEST_CASE("the message is what Alembic calls doc") {
  CHECK(read("'''one\ntwo\n\nthree'''").message == "one\ntwo");
  CHECK(read("'''\n\n  one\n  \n two'''").message == "one\n  \n two");
  CHECK(read("'''\xC2\xA0 one\xE2\x80\x83\t'''").message == "one");
  CHECK(read("'''one\r\n\r\ntwo'''").message == "one");
  CHECK(read("'''  '''").message == "");
  CHECK(read("'\\x41\\n\\nb'").message == "A");
  CHECK(read("'\\N{BULLET}'").message == "\\N{BULLET}");
}

TEST_CASE("fields are found by their label, the first of each") {
  const std::string text =
      "'''m\n\nRevision ID: a\n Revises: b, c  \r\nCreate Date:\tx y\nRevises: d\nNot Revises: "
      "e'''";
  const Docstring doc = read(text);
  CHECK(doc.present);
  CHECK(doc.revision_id.text == "a");
  CHECK(doc.revises.text == "b, c");
  CHECK(doc.revises.span.of(text) == "b, c");
  CHECK(doc.create_date.text == "x y");
  CHECK(read("'''Revises:\nRevises: a'''").revises.text == "a");
  CHECK(read("'''m'''").revises.span.empty());
}
