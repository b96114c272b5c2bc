#include "alembic/env_calls.h"

#include <doctest/doctest.h>

#include "alembic/env_source.h"

using namespace migrate::alembic;

namespace {

// The lines of the calls that configure, with the modes each may run in.
std::string calls(const std::string& text) {
  EnvSource env("from alembic import context\n" + text);
  std::string out;
  for (const ConfigureCall& call : find_calls(env.resolver, env.env()).configure)
    out += std::to_string(call.unit->position(call.unit->syntax().span(call.node).begin).line) +
           (call.online ? "n" : "") + (call.offline ? "f" : "") + " ";
  return out;
}

std::string remarks(const std::string& text) {
  EnvSource env("from alembic import context\n" + text);
  std::string out;
  for (const EnvRemark& remark : find_calls(env.resolver, env.env()).remarks)
    out += std::string(to_string(remark.kind)) + ": " + remark.text + "\n";
  return out;
}

}  // namespace

TEST_CASE("calls that configure the context, under whichever name") {
  CHECK(calls("context.configure()\n") == "2nf ");
  CHECK(calls("import alembic\nalembic.context.configure()\n") == "3nf ");
  CHECK(calls("from alembic.context import configure as c\nc()\n") == "3nf ");
  CHECK(calls("def f(env): env.configure(connection=1)\n") == "2nf ");
  CHECK(calls("logging.configure(level=1)\n") == "");
}

TEST_CASE("the mode that a call runs in") {
  CHECK(calls("if context.is_offline_mode():\n    context.configure()\nelse:\n"
              "    context.configure()\n") == "3f 5n ");
  CHECK(calls("if not context.is_offline_mode():\n    context.configure()\n") == "3n ");
  CHECK(calls("def a(): context.configure()\ndef b(): retry(func=a)\n"
              "if context.is_offline_mode(): pass\nelse: b()\n") == "2n ");
  CHECK(calls("def a(): context.configure()\nif context.is_offline_mode(): a()\nelse: a()\n") ==
        "2nf ");
  CHECK(calls("def a(): context.configure()\n") == "2nf ");
  CHECK(calls("def a():\n    if context.is_offline_mode(): context.configure()\n") == "3f ");
}

TEST_CASE("what else is done") {
  CHECK(remarks("c.execute('SET a = 1')\nc.exec_driver_sql('SET search_path = x')\n") ==
        "statement: SET a = 1\nsearch path: SET search_path = x\n");
  CHECK(remarks("c.execution_options(schema_translate_map={None: s})\n") ==
        "schema translation: {None: s}\n");
  CHECK(remarks("while x: context.run_migrations()\n") == "loop: while x\n");
  CHECK(remarks("def f(): context.run_migrations()\nfor x in y: f()\n") == "loop: for x in y\n");
  CHECK(remarks("def f(): context.run_migrations()\nf()\nfor x in y: g()\n") == "");
  CHECK(remarks("from sqlalchemy import event\nevent.listen(e, 'connect', f)\n") ==
        "event listener: event.listen(e, 'connect', f)\n");
}
