#include <doctest/doctest.h>

#include "ir/build.h"
#include "migrate/ir/schema.h"

namespace migrate::ir {

TEST_CASE("a schema as text is sorted") {
  Schema schema;
  CHECK(dump(schema).empty());
  apply(schema, build::create("zebras"));
  apply(schema, build::create("ants",
                              {build::key(), build::column("zebra_id"),
                               build::column("kind", build::enumeration("kind", {"a"}))},
                              {build::foreign({"zebra_id"}, "zebras")}));
  apply(schema, build::index("ants", {"zebra_id"}, {"ix", false}));
  apply(schema, CreateSchema{"app", {}});
  SqlStatement view;
  view.kind = SqlStatement::Kind::kCreate;
  view.tag = "CREATE VIEW";
  view.writes = {{ObjectKind::kView, "", "all_ants", ""}};
  view.reads = {{ObjectKind::kTable, "", "ants", ""}};
  apply(schema, view);
  CHECK(dump(schema) ==
        "schema(app)\n"
        "enum(kind, [a])\n"
        "table(ants)\n"
        "  Column(id, Integer, nullable=False, autoincrement=True, sequence=ants_id_seq)\n"
        "  Column(zebra_id, Integer, nullable=True)\n"
        "  Column(kind, Enum(labels=[a], name=kind), nullable=True)\n"
        "  ForeignKey([zebra_id], zebras, [id], name=ants_zebra_id_fkey)\n"
        "  PrimaryKey([id], name=ants_pkey)\n"
        "  Index([zebra_id], name=ix)\n"
        "table(zebras)\n"
        "  Column(id, Integer, nullable=False, autoincrement=True, sequence=zebras_id_seq)\n"
        "  PrimaryKey([id], name=zebras_pkey)\n"
        "view(all_ants, table ants)\n"
        "sequence ants_id_seq\n"
        "sequence zebras_id_seq\n");
  apply(schema, Opaque{"a call", "nobody knows it", false});
  CHECK(dump(schema).starts_with("everything uncertain\n"));
}

}  // namespace migrate::ir
