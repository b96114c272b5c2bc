#include "python/essence.h"

#include <doctest/doctest.h>

#include <string>

using namespace migrate::python;

namespace {

std::string shown(const std::string& code, bool in_class = false) {
  std::string out;
  for (SimpleStatement& statement : simple_statements(code)) {
    statement.in_class |= in_class;
    for (const Token& token : essence(code, statement))
      out += std::string(token.span.of(code)) + " ";
  }
  return out;
}

}  // namespace

TEST_CASE("annotations are taken out") {
  CHECK(shown("def f(a: b[c, d] = e, *, g: h) -> i(j):") == "def f ( a = e , * , g ) : ");
  CHECK(shown("async def f(a: b): ") == "async def f ( a ) : ");
  CHECK(shown("async with f(lambda: x): ") == "async with f ( lambda : x ) : ");
  CHECK(shown("a: b = c") == "a = c ");
  CHECK(shown("a: b") == "");
  CHECK(shown("a: b[{c: d}] = e") == "a = e ");
  CHECK(shown("a: b = c", true) == "a : b = c ");
  CHECK(shown("else:") == "else : ");
  CHECK(shown("def f(self, a: b): ", true) == "def f ( self , a ) : ");
}

TEST_CASE("brackets are taken out where they hold nothing together") {
  CHECK(shown("x = (a)") == "x = a ");
  CHECK(shown("x = ((a + b))") == "x = a + b ");
  CHECK(shown("x = (a + b) * (c)") == "x = ( a + b ) * c ");
  CHECK(shown("f((a), (b + c))") == "f ( a , b + c ) ");
  CHECK(shown("f((a, b))") == "f ( ( a , b ) ) ");
  CHECK(shown("x = ()") == "x = ( ) ");
  CHECK(shown("x = (yield)") == "x = ( yield ) ");
  CHECK(shown("f((a := b))") == "f ( ( a := b ) ) ");
  CHECK(shown("f((x for x in y))") == "f ( x for x in y ) ");
  CHECK(shown("x = (x for x in y)") == "x = ( x for x in y ) ");
  CHECK(shown("for (a, b) in (c):") == "for a , b in c : ");
  CHECK(shown("x = a if (b or c) else d") == "x = a if ( b or c ) else d ");
  CHECK(shown("x = ('a') 'b'") == "x = ( 'a' ) 'b' ");
}

TEST_CASE("commas are taken out where another could not follow") {
  CHECK(shown("f(a,)") == "f ( a ) ");
  CHECK(shown("x = [a,]") == "x = [ a ] ");
  CHECK(shown("x = (a,)") == "x = ( a , ) ");
  CHECK(shown("x = (a, b,)") == "x = ( a , b ) ");
  CHECK(shown("x = a[b,]") == "x = a [ b , ] ");
  CHECK(shown("x = a,") == "x = a , ");
}

TEST_CASE("a class without bases") {
  CHECK(shown("class A(object):") == "class A : ");
  CHECK(shown("class A():") == "class A : ");
  CHECK(shown("class A(object, B):") == "class A ( object , B ) : ");
}

TEST_CASE("brackets that nothing opens or closes") {
  for (const char* code :
       {")", "(", "(()", "[)", "x = )a(", "f(a,", "def f(a: b", "class A(", "a:"})
    CHECK_NOTHROW(shown(code));
  CHECK(shown("x = [a)") == "x = [ a ) ");
}
