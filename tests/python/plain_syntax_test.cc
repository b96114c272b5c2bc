#include "python/plain_syntax.h"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>

#include "python/syntax_problem.h"

using namespace migrate::python;

namespace {

const std::string kRevision = R"("""add users

Revision ID: b2
"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa
from app.models import (
    A,
    B as C,
)

# revision identifiers, used by Alembic.
revision: str = 'b2'
down_revision: Union[str, None] = 'a1'
branch_labels = depends_on = None


def upgrade() -> None:
    # ### commands ###
    op.create_table('users',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('at', sa.DateTime(timezone=True), server_default=sa.text('now()')),
        sa.UniqueConstraint(*COLUMNS, name=None, **options),
    )
    with op.batch_alter_table('users') as batch:
        batch.drop_column("a" "b")
    for name, kind in [('a', 1), ('b', -2.5)]:
        if name in KNOWN and not kind == 0 or a is not b:
            x = {'a': 1, 'b': [2, 3]}
            continue_with(x if name else {1, 2})
        elif kind not in (1,):
            x['a'] += 1
        else:
            return


def downgrade(a, b: int = 0, c="") -> None:
    pass
)";

bool fine(const std::string& text) { return !problem_in_grammar(SourceText(text)); }

}  // namespace

TEST_CASE("what revision files are made of is plain") {
  CHECK(is_plain_python(kRevision));
  CHECK(fine(kRevision));
  for (const char* text :
       {"", "\n\n# c\n", "x = 1", "x\n", "from . import a\n", "from ..b import c\n",
        "from a.b import c\n", "import a.b as c, d\n", "x = ()\n", "x = {}\n", "f(**a)\n",
        "x = a if b else c if d else e\n", "x = not a in b\n", "x: int\n", "a.b = c[d] = e\n"}) {
    CAPTURE(text);
    CHECK(is_plain_python(text));
    CHECK(fine(text));
  }
}

TEST_CASE("what is no Python is not plain") {
  for (const char* text : {"x = \n",
                           "x = = 1\n",
                           "f(\n",
                           "f)\n",
                           "x = (1]\n",
                           "def f():\n",
                           "def f():\nx\n",
                           " x\n",
                           "if a:\n  b\n c\n",
                           "else:\n  a\n",
                           "if a:\n  b\nc\nelse:\n  d\n",
                           "f() = 1\n",
                           "1 = x\n",
                           "None = x\n",
                           "f(a=1, b)\n",
                           "f(a.b=1)\n",
                           "f(*)\n",
                           "f(,)\n",
                           "x = {1: 2, 3}\n",
                           "x = a not b\n",
                           "x = a + not b\n",
                           "x = 'a\n",
                           "x = $\n",
                           "from a import ()\n",
                           "from a import b,\n",
                           "import\n",
                           "from import a\n",
                           "from . import\n",
                           "def f(a=1, b): \n  c\n",
                           "def f(1):\n  a\n",
                           "for 1 in a:\n  b\n",
                           "x = 01\n",
                           "x = 1L\n",
                           "x = ur'a'\n",
                           "print 'a'\n",
                           "x <> y\n",
                           "<<<<<<< HEAD\n",
                           "x = a if b\n",
                           "a += b += c\n",
                           "x: int: str\n",
                           "return = 1\n",
                           "x \\\n",
                           "a b\n",
                           "x = 1.2.3\n",
                           "f(a b)\n",
                           "x = [1 2]\n",
                           "with a as 1:\n  b\n",
                           "x = -\n",
                           "x.1\n"}) {
    CAPTURE(text);
    CHECK_FALSE(is_plain_python(text));
  }
}

TEST_CASE("nesting is left to the grammar") {
  const auto nested = [](std::size_t depth) {
    return "x = " + std::string(depth, '[') + std::string(depth, ']') + "\n";
  };
  CHECK(is_plain_python(nested(40)));
  CHECK_FALSE(is_plain_python(nested(60)));
  CHECK_FALSE(is_plain_python(nested(1000000)));
  CHECK(is_plain_python("x = " + std::string(100000, '-') + "1\n"));
  std::string blocks;
  for (std::size_t depth = 0; depth < 150; ++depth) blocks += std::string(depth, ' ') + "if a:\n";
  CHECK_FALSE(is_plain_python(blocks + std::string(150, ' ') + "b\n"));
}

TEST_CASE("what is plain has no problem in the grammar: mutations") {
  constexpr std::array<const char*, 42> kPieces = {
      "(",  ")",    "[",       "]",       "{",       "}",     ",",     ":",    "=",
      ".",  "not ", "in ",     "is ",     "if ",     "else ", "for ",  "def ", "*",
      "**", "==",   "-",       "\n",      "    ",    "\n  ",  "None",  "x",    "1",
      "'",  "and ", "return ", "as ",     "import ", "from ", "with ", "pass", "->",
      "+=", "...",  ";",       "lambda ", "@",       "01"};
  std::mt19937 random(7);
  const auto below = [&](std::size_t count) { return random() % count; };
  std::size_t plain = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text = kRevision;
    for (std::size_t edits = 1 + below(2); edits > 0; --edits) {
      const std::size_t at = below(text.size());
      switch (below(3)) {
        case 0:
          text.erase(at, 1 + below(6));
          break;
        case 1:
          text.insert(at, kPieces[below(kPieces.size())]);
          break;
        default:
          text.insert(at, text.substr(below(text.size()), 1 + below(12)));
      }
      if (text.empty()) text = "x";
    }
    if (!is_plain_python(text)) continue;
    ++plain;
    CAPTURE(text);
    CHECK(fine(text));
  }
  CHECK(plain > 300);
}
