#include <doctest/doctest.h>

#include "migrate/graph/identifiers.h"

using namespace migrate::graph;
using migrate::ErrorKind;

TEST_CASE("graph error: every class has a sentence of its own") {
  const std::vector<GraphError> errors = {NotFound{"ae1", {"ae10"}},
                                          Ambiguous{"ae10", {"ae10a", "ae10b"}},
                                          MultipleHeads{"head", {"a", "b", "c", "d", "e", "f"}},
                                          NotInLineage{"ae10", "left"},
                                          RelativeOutOfRange{"+9"},
                                          AmbiguousWalk{"+1", {"a", "b"}},
                                          RangeNotAncestor{"", "b"},
                                          Overlap{"a", {"b"}},
                                          InvalidIdentifier{"", "it is empty"},
                                          CycleDetected{{"a", "b"}},
                                          BrokenLink{"a", "gone"},
                                          BrokenLink{"a", ""}};
  std::vector<std::string> seen;
  for (const GraphError& error : errors) {
    const migrate::Error said = to_error(error);
    CHECK(said.message.back() == '.');
    CHECK(std::find(seen.begin(), seen.end(), said.message) == seen.end());
    seen.push_back(said.message);
  }
  CHECK(to_error(errors[0]).message == "No revision or branch is called 'ae1'.");
  CHECK(to_error(errors[0]).hints ==
        std::vector<std::string>{"Did you mean ae10?",
                                 "An abbreviated id needs at least four characters."});
  CHECK(to_error(errors[2]).message ==
        "'head' means one head, and there are 6: a, b, c, d, e and 1 more.");
  CHECK(to_error(errors[6]).message == "base is not an ancestor of b.");
}

TEST_CASE("graph error: what no identifier would mend cannot be told") {
  CHECK(to_error(NotFound{"x", {}}).kind == ErrorKind::kUsage);
  CHECK(to_error(CycleDetected{{"a"}}).kind == ErrorKind::kUndecidable);
  CHECK(to_error(BrokenLink{"a", "gone"}).kind == ErrorKind::kUndecidable);
  CHECK(to_error(BrokenLink{"a", "gone"}).hints == std::vector<std::string>{"migrate where gone"});
}
