#include "python/imports.h"

#include <utility>

namespace migrate::python {
namespace {

class Reader {
 public:
  Reader(std::string_view code, const std::vector<Token>& tokens) : code_(code), tokens_(tokens) {}

  std::vector<ImportedName> read() {
    const std::string_view first = next();
    if (first == "import") read_modules();
    if (first == "from") read_names();
    return std::move(names_);
  }

 private:
  std::string_view peek() const {
    return at_ < tokens_.size() ? tokens_[at_].span.of(code_) : std::string_view{};
  }
  std::string_view next() {
    const std::string_view word = peek();
    ++at_;
    return word;
  }

  std::string dotted() {
    std::string name;
    while (at_ < tokens_.size() && peek() != "import" && peek() != "as" && peek() != ",")
      name += next();
    return name;
  }

  void read_modules() {
    while (at_ < tokens_.size()) {
      const std::string_view package = peek();
      std::string module = dotted();
      // `import a.b` binds `a`.
      if (peek() == "as") {
        ++at_;
        names_.push_back({next(), std::move(module)});
      } else {
        names_.push_back({package, std::string(package)});
      }
      if (next() != ",") return;
    }
  }

  void read_names() {
    const std::string module = dotted();
    if (next() != "import" || module == "__future__") return;
    if (peek() == "(") ++at_;
    while (at_ < tokens_.size() && peek() != ")") {
      std::string_view name = next();
      std::string origin = module + (module.ends_with('.') ? "" : ".") + std::string(name);
      if (peek() == "as") {
        ++at_;
        name = next();
      }
      names_.push_back({name, std::move(origin)});
      if (peek() == ",") ++at_;
    }
  }

  std::string_view code_;
  const std::vector<Token>& tokens_;
  std::size_t at_ = 0;
  std::vector<ImportedName> names_;
};

}  // namespace

std::vector<ImportedName> imported_names(std::string_view code, const SimpleStatement& statement) {
  return Reader(code, statement.tokens).read();
}

Imports::Imports(std::string_view code, const std::vector<SimpleStatement>& statements) {
  for (const SimpleStatement& statement : statements)
    for (ImportedName& imported : imported_names(code, statement)) {
      const auto [found, is_new] = origins_.try_emplace(imported.name);
      if (is_new)
        found->second.text = std::move(imported.origin);
      else
        found->second.several |= found->second.text != imported.origin;
    }
}

std::string_view Imports::origin(std::string_view name) const {
  const auto found = origins_.find(name);
  if (found == origins_.end() || found->second.several) return {};
  return found->second.text;
}

bool Imports::from_several(std::string_view name) const {
  const auto found = origins_.find(name);
  return found != origins_.end() && found->second.several;
}

}  // namespace migrate::python
