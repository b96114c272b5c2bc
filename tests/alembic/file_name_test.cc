#include "alembic/file_name.h"

#include <doctest/doctest.h>

using namespace migrate::alembic;

namespace {

const FileNameTokens& tokens() {
  static const FileNameTokens kTokens{{{"rev", "ab12"}, {"slug", "caf\xC3\xA9"}},
                                      {{"month", 3}, {"epoch", -5}}};
  return kTokens;
}

std::string fill(std::string_view text) {
  const auto out = fill_file_template(text, tokens());
  REQUIRE(out);
  return *out;
}

}  // namespace

TEST_CASE("a slug is the words of the message, cut after a whole one") {
  CHECK(slug_of("Add  users-table!", 40) == "add_users_table");
  CHECK(slug_of("", 40).empty());
  CHECK(slug_of("add users table", 10) == "add_users_");
  CHECK(slug_of("add users table", 9) == "add_");
  CHECK(slug_of("abcdefghijk", 5) == "abcde_");
  CHECK(slug_of("\xC3\x89t\xC3\xA9 \xE2\x80\x93 \xE4\xB8\xAD", 40) ==
        "\xC3\xA9t\xC3\xA9_\xE4\xB8\xAD");
}

TEST_CASE("tokens are filled in as Python's % does") {
  CHECK(fill("%(rev)s_%(slug)s") == "ab12_caf\xC3\xA9");
  CHECK(fill("%(month).2d%(month)02d%(month)d%(month)3d|%(month)-3d|") == "03033  3|3  |");
  CHECK(fill("%(epoch)04d %(epoch)+d %(month)+d %(month)s") == "-005 -5 +3 3");
  CHECK(fill("%(slug).3s|%(slug)6s|%(slug)-5s|%%") == "caf|  caf\xC3\xA9|caf\xC3\xA9 |%");
}

TEST_CASE("what Python refuses is refused") {
  for (const char* text : {"%d", "%(rev)d", "%(nothing)s", "%(rev", "%(rev)", "%(month)9999d",
                           "%(month).999999999999999999999d", "%(rev)x", "100%"}) {
    CAPTURE(text);
    CHECK(!fill_file_template(text, tokens()));
  }
}
