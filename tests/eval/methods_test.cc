#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("lists, dictionaries and sets change in place") {
  CHECK(result_of("x = [3, 1]\nx.append(2); x.extend('a'); x.insert(0, 9); y = x.pop(); "
                  "x.remove(1); x.reverse()\nresult = x, y") == "([2, 3, 9], 'a')");
  CHECK(result_of("d = {'a': 1}\nd.update(b=2); d.setdefault('c', []).append(3); "
                  "d.pop('a')\nresult = d, list(d.items())") ==
        "({'b': 2, 'c': [3]}, [('b', 2), ('c', [3])])");
  CHECK(result_of("s = {1}\ns.update([2]); s.discard(1)\nresult = s | {2}") == "{2}");
  CHECK(result_of("result = ', '.join(['a', 'b']), '{}-{a}'.format(1, a=2), b'x'.decode()") ==
        "('a, b', '1-2', 'x')");
  CHECK(result_of("result = [].pop()") == "raises IndexError");
}

TEST_CASE("what is not known spreads") {
  CHECK(result_of("import secret\nx = secret.x\nresult = ', '.join(['a', x])") ==
        "unknown: the module secret is not of this project");
  CHECK(result_of("import secret\nx = secret.x\nd = {}\nd[x] = 1\nresult = d.get('a')") ==
        "unknown: an entry was set whose key is not known");
  CHECK(result_of("import secret\nx = secret.x\ny = [1]\ny.extend(x)\nresult = y") ==
        "a list of 1, and more: what was added is not known");
}

}  // namespace migrate::eval
