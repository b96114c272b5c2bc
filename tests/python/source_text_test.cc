#include "python/source_text.h"

#include <doctest/doctest.h>

#include <string>

using namespace migrate;
using namespace migrate::python;

namespace {

std::string cookie(std::string_view text) { return std::string(encoding_cookie(text).of(text)); }

}  // namespace

TEST_CASE("an encoding cookie is found where PEP 263 allows one") {
  CHECK(cookie("# -*- coding: latin-1 -*-\n") == "latin-1");
  CHECK(cookie("#!/bin/python\n# vim: set fileencoding=UTF_8 :\n") == "UTF_8");
  CHECK(cookie("\r\n  # coding:cp1252") == "cp1252");
  CHECK(cookie("\xEF\xBB\xBF#coding=ascii\n") == "ascii");
  CHECK(cookie("# coding coding: x\n") == "x");
  CHECK(cookie("x = 1\n# coding: latin-1\n") == "");
  CHECK(cookie("x = 1  # coding: latin-1\n") == "");
  CHECK(cookie("\n\n# coding: latin-1\n") == "");
  CHECK(cookie("# encoding latin-1\n# coding : latin-1\n") == "");
  CHECK(cookie("") == "");
}

TEST_CASE("encodings go by several names") {
  for (const char* name : {"utf-8", "UTF-8", "utf_8", "utf8", "utf-8-unix", "U8"}) {
    CHECK(encoding_named(name) == Encoding::kUtf8);
  }
  CHECK(encoding_named("Latin_1") == Encoding::kLatin1);
  CHECK(encoding_named("iso-8859-1-dos") == Encoding::kLatin1);
  CHECK(encoding_named("windows-1252") == Encoding::kCp1252);
  CHECK(encoding_named("us-ascii") == Encoding::kAscii);
  CHECK(encoding_named("iso-8859-15") == Encoding::kUnsupported);
  CHECK(encoding_named("utf-80") == Encoding::kUnsupported);
}

TEST_CASE("UTF-8 sequences are checked as strictly as Python checks them") {
  const auto length = [](std::string_view text) { return utf8_length(text, 0); };
  CHECK(length("a") == 1);
  CHECK(length("\xC3\xA9") == 2);
  CHECK(length("\xE2\x82\xAC") == 3);
  CHECK(length("\xF0\x9F\x98\x80") == 4);
  for (const char* bad : {"\x80", "\xC0\x80", "\xC3", "\xC3(", "\xE0\x80\x80", "\xED\xA0\x80",
                          "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80", "\xFF"}) {
    CHECK(length(bad) == 0);
  }
}

TEST_CASE("plain ASCII is told from the rest at every offset") {
  for (std::size_t size = 0; size < 20; ++size) {
    const std::string plain(size, '~');
    CHECK(plain_ascii(plain));
    for (std::size_t at = 0; at < size; ++at) {
      for (const char c : {'\0', '\x80', '\xFF'}) {
        std::string text = plain;
        text[at] = c;
        CHECK_FALSE(plain_ascii(text));
      }
      std::string text = plain;
      text[at] = '\x01';
      CHECK(plain_ascii(text));
    }
  }
}

TEST_CASE("the code stands at the offsets of the text") {
  const SourceText source(std::string_view("a\rb\r\nc\0d\xFF\xC3\xA9", 11));
  CHECK(source.code() == "a\nb\r\ncZdZ\xC3\xA9");
  CHECK(source.original().size() == source.code().size());
  CHECK(source.problem() == "the text holds a NUL byte");
  CHECK(source.problem_span() == Span{6, 7});
}

TEST_CASE("a fine text is neither copied nor complained about") {
  const std::string text = "# caf\xC3\xA9\nx = 1\n";
  CHECK(SourceText(text).problem().empty());
  const std::string ascii = "x = 1\n";
  CHECK(SourceText(ascii).code().data() == ascii.data());
}
