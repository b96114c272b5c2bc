#include "python/bindings.h"

#include <algorithm>
#include <array>

namespace migrate::python {
namespace {

struct Visit {
  Node node;
  bool store;  // an identifier here is bound
};

// Nodes whose parts are bound when they are.
constexpr std::array<std::string_view, 15> kTransparent = {"pattern_list",
                                                           "tuple_pattern",
                                                           "list_pattern",
                                                           "list_splat_pattern",
                                                           "as_pattern_target",
                                                           "tuple",
                                                           "list",
                                                           "list_splat",
                                                           "expression_list",
                                                           "case_pattern",
                                                           "dict_pattern",
                                                           "splat_pattern",
                                                           "union_pattern",
                                                           "type",
                                                           "parenthesized_expression"};

bool transparent(std::string_view type) {
  return std::find(kTransparent.begin(), kTransparent.end(), type) != kTransparent.end();
}

class Walk {
 public:
  explicit Walk(std::string_view code) : code_(code) {}

  Bindings run(const Node& root) {
    stack_.push_back({root, false});
    while (!stack_.empty()) {
      const Visit visit = stack_.back();
      stack_.pop_back();
      enter(visit.node, visit.store);
    }
    return std::move(found_);
  }

 private:
  void enter(const Node& node, bool store) {
    const std::string_view type = node.type();
    if (type == "identifier") {
      if (store) bind(node);
    } else if (type == "function_definition" || type == "class_definition") {
      bind(node.field("name"));
    } else if (type == "lambda") {
      return;
    } else if (type == "import_statement" || type == "import_from_statement" ||
               type == "future_import_statement") {
      import(node);
    } else if (type == "dotted_name") {
      if (store && node.child_count() == 1) descend(node, true);
    } else if (type == "delete_statement" || type == "case_pattern" ||
               type == "as_pattern_target") {
      descend(node, true);
    } else if (type == "as_pattern" || type == "class_pattern" || type == "keyword_pattern") {
      // What comes first is read: the value, the class, the keyword.
      descend_but_first(node);
    } else {
      descend(node, store && transparent(type));
    }
  }

  void descend(const Node& node, bool store) {
    const bool comprehension = node.type() == "for_in_clause";
    for_each_child(node, [&](const Node& child, std::string_view field) {
      const bool target = field == "left" || field == "alias" || field == "name";
      stack_.push_back({child, store || (target && !comprehension && binds_target(node.type()))});
    });
  }

  static bool binds_target(std::string_view type) {
    return type == "assignment" || type == "augmented_assignment" || type == "for_statement" ||
           type == "named_expression" || type == "except_clause" || type == "type_alias_statement";
  }

  void descend_but_first(const Node& node) {
    bool first = true;
    for_each_child(node, [&](const Node& child, std::string_view) {
      if (!child.named()) return;
      const bool pattern = child.type() == "case_pattern" || child.type() == "identifier" ||
                           child.type() == "dotted_name";
      stack_.push_back({child, !first && pattern});
      first = false;
    });
  }

  void import(const Node& node) {
    for_each_child(node, [&](const Node& child, std::string_view field) {
      if (child.type() == "wildcard_import") {
        found_.star_imports.push_back(node.field("module_name").span().of(code_));
      } else if (field == "name") {
        const Node alias = child.field("alias");
        const std::string_view name = (alias ? alias : child).span().of(code_);
        found_.names.push_back(name.substr(0, name.find_first_of(". \t\\\r\n")));
      }
    });
  }

  void bind(const Node& name) {
    if (name) found_.names.push_back(name.span().of(code_));
  }

  std::string_view code_;
  std::vector<Visit> stack_;
  Bindings found_;
};

}  // namespace

Bindings bindings(std::string_view code, const Node& node) { return Walk(code).run(node); }

}  // namespace migrate::python
