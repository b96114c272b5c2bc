// The interpreter itself: walks the syntax of a module and does what Python would do, on values of
// which some are unknown. Bounded: past a limit everything stops (`stopped()`), and the rest of the
// function is one gap. Its parts stand in files by concern; all share this state.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/interpreter.h"
#include "eval/journal.h"
#include "eval/outcome.h"
#include "eval/value.h"

namespace migrate::eval {

// A module while it runs.
struct ModuleInfo {
  std::shared_ptr<const python::Module> module;
  std::string path;
  std::string name;  // dotted; "" for the revision, which nobody imports
  bool package = false;
  std::shared_ptr<Scope> scope;
};

// A module of the project runs statement by statement, as its names are asked for.
struct LazyModule {
  std::map<std::string, std::vector<python::NodeId>, std::less<>> statements;  // that bind a name
  std::vector<python::NodeId> star_imports;
  std::set<python::NodeId> started;
};

// How a statement ends.
enum class Flow : std::uint8_t { kNext, kBreak, kContinue, kReturn, kRaise };

class Machine final : public Interpreter {
 public:
  Machine(World& world, const Limits& limits);
  ~Machine() override;

  // What the interpreter offers to natives.
  World& world() override { return *world_; }
  const python::Module* module() const override { return here().module.get(); }
  void emit(ir::Operation operation, Span place,
            std::vector<std::pair<std::string, Span>> arguments,
            std::optional<std::uint32_t> batch) override;
  void rows_used(Span call) override;
  std::uint32_t add_batch(ir::Batch batch) override;
  void remark(ir::Remark::Kind kind, std::string detail, Span place) override;
  Value unknown(std::string reason, std::string detail, Span place) override;
  void hidden(std::string reason, std::string detail, Span place) override;
  void used(const Value& value) override;
  void spend(std::uint32_t steps) override;
  void enter_autocommit() override { ++autocommit_; }
  void leave_autocommit() override { --autocommit_; }
  Value call(const Value& function, const Arguments& arguments, Span place) override;
  Value attribute(const Value& object, std::string_view name, Span place) override;
  std::optional<std::vector<Value>> items(const Value& iterable, Span place) override;
  ir::Truth truth(const Value& value) override;
  Value undecided(ir::Guard guard) override;

  // Runs the statements of a module, now or when they are asked for.
  std::shared_ptr<Scope> run_module(const SourceModule& module);
  // The exception with which the module ended; nothing: with none.
  const std::optional<Raised>& module_exception() const { return module_exception_; }
  std::shared_ptr<Scope> load_module(const SourceModule& module, std::string name);
  // Calls a function of the revision for a body; everything it changed is then as before.
  void run_function(const std::shared_ptr<Scope>& scope, std::string_view name, World& world,
                    ir::Body& body);
  void start(World& world, ir::Body& body);
  std::vector<ImportFact> imports;

  // Evaluates one expression of a module: for tests and for the environment.
  Value evaluate(const ModuleInfo& module, python::NodeId expression);
  bool exhausted() const { return halted_; }

  // For the built-in functions and methods.
  Journal& journal() { return journal_; }
  Value take(Outcome outcome, Span place);
  Value raise(std::string type, std::string message, Span place);
  Value adopt(Value value, Span place);
  bool stopped() const { return halted_ || raised_.has_value(); }
  void charge(std::size_t bytes);
  bool step_more() { return step(); }
  void too_complex(std::string detail);
  std::optional<std::vector<Value>> loop_items(const Value& iterable, Span place,
                                               std::string& incomplete);
  Value compare_values(std::string_view op, const Value& left, const Value& right, Span place);
  Value binary_operator(std::string_view op, const Value& left, const Value& right, Span place);
  Value subscript_of(const Value& object, const Value& index, Span place);
  std::optional<Value> find_attribute(const Value& object, std::string_view name, Span place);
  void set_attribute(const Value& object, std::string_view name, Value value, Span place);
  std::shared_ptr<Scope> current_scope() const { return frame_->scope; }
  std::shared_ptr<Scope> global_scope() const { return here().scope; }
  std::optional<Value> lookup(const std::shared_ptr<Scope>& scope, std::string_view name);
  void force_all(const std::shared_ptr<Scope>& scope);
  std::optional<Value> import_module(std::string_view dotted, Span place);
  void nondeterministic(std::string what, Span place);
  void engine_dispatch(const std::vector<std::pair<std::string, Value>>& functions,
                       const Arguments& arguments, Span place);

 private:
  // A function call, a class body or a module that runs.
  struct Frame {
    std::shared_ptr<Scope> scope;
    const ModuleInfo* module = nullptr;
    bool is_class = false;
    std::set<std::string, std::less<>> globals, nonlocals;
    std::vector<Value>* yields = nullptr;
    Value result;
  };
  // A function, a loop, one pass of a loop or a try: where paths end that leave it early.
  struct Path {
    Flow flow = Flow::kNext;
    Value value;
    Changes changes;  // since the region began
  };
  struct Region {
    enum class Kind { kCall, kLoop, kPass, kTry };
    Kind kind = Kind::kCall;
    std::size_t frame = 0;  // of the journal
    std::uint32_t id = 0;
    std::vector<Path> ended;
  };
  // A condition that what follows stands under: that of an open branch, or the contrary of one that
  // left `region` early.
  struct ActiveGuard {
    std::vector<ir::Guard> all;
    std::uint32_t region = 0;  // 0: an open branch
  };
  static ir::Guard contrary(const std::vector<ir::Guard>& all);
  std::vector<ir::Guard> guards() const;
  void gap(const UnknownValue& why, bool hides_operations);

  const ModuleInfo& here() const { return *frame_->module; }
  const python::Module& syntax() const { return *here().module; }
  bool step();  // false: stop
  std::string source(Span span) const;

  // branches.cc
  std::vector<ir::Guard> guards_of(const Value& condition, Span span) const;
  Flow branch(const Value& condition, Span span, const std::function<Flow()>& then,
              const std::function<Flow()>& otherwise);
  void leave_early(Flow flow, Changes changes, std::vector<ir::Guard> condition);
  void open_region(Region::Kind kind);
  // The region of a body that nothing leaves early is none: nothing is joined at its end.
  bool leaves(const python::Module& tree, python::NodeId body, bool function);
  Flow close_region(Flow flow);
  Changes run_branch(const std::vector<ir::Guard>& guards, const std::function<Flow()>& body,
                     Flow& flow);
  bool catches(Region::Kind kind, Flow flow) const;

  // expressions.cc
  Value eval(python::NodeId id);
  Value eval_known(python::NodeId id);
  Value eval_number(python::NodeId id);
  Value eval_joined(python::NodeId id);
  Value eval_binary(python::NodeId id);
  Value eval_unary(python::NodeId id);
  Value eval_bool(python::NodeId id);
  Value eval_compare(python::NodeId id);
  Value eval_conditional(python::NodeId id);
  Value eval_name(python::NodeId id);
  Value eval_sequence(python::NodeId id);
  Value eval_dict(python::NodeId id);
  Value eval_subscript(python::NodeId id);
  Value eval_comprehension(python::NodeId id);
  bool comprehend(python::NodeId id, std::uint32_t clause, const std::function<void()>& element,
                  std::string& incomplete);
  Value negated(const Value& value);
  Value described(Value condition, Span span);

  // calls.cc
  Value eval_call(python::NodeId id);
  bool eval_arguments(python::NodeId call, std::uint32_t first, Arguments& arguments);
  Value call_function(const FunctionRef& function, const Arguments& arguments, Span place);
  Value call_unknown(const Value& function, const Arguments& arguments, Span place);
  std::optional<Value> endless(const FunctionValue& function, Span place);
  bool bind(const FunctionValue& function, const Arguments& arguments, Scope& scope, Span place);
  Value make_function(python::NodeId id);
  bool acts(const Value& value, int depth = 0) const;
  bool acts_anywhere(const Arguments& arguments) const;

  // classes.cc
  Value make_class(python::NodeId id);
  Value instantiate(const ClassRef& of, const Arguments& arguments, Span place);
  std::optional<Value> class_attribute(const ClassRef& of, std::string_view name, Span place,
                                       int depth = 0);
  Value bound(const Value& found, const Value& self);
  void make_enumeration(const ClassRef& of, python::NodeId body);

  // statements.cc
  Flow exec(python::NodeId id);
  Flow exec_block(python::NodeId id, std::uint32_t first = 0);
  Flow exec_if(python::NodeId id);
  Flow exec_assert(python::NodeId id);
  Flow exec_with(python::NodeId id, std::uint32_t item);
  Flow exec_return(python::NodeId id);
  void exec_delete(python::NodeId id);
  void exec_assign(python::NodeId id);
  void assign(python::NodeId target, const Value& value);
  void assign_name(std::string_view name, Value value);
  void assign_items(python::NodeId target, const Value& value);
  void exec_augmented(python::NodeId id);

  // loops.cc
  Flow exec_for(python::NodeId id);
  Flow exec_while(python::NodeId id);
  Flow run_pass(python::NodeId body);
  Flow run_unknown_loop(python::NodeId id, python::NodeId body,
                        const std::function<void()>& prepare, const Value& over);
  void blur(python::NodeId body);

  // exceptions.cc
  Flow exec_try(python::NodeId id);
  Flow exec_raise(python::NodeId id);
  Flow run_handlers(python::NodeId id, std::uint32_t first, bool certain);

  // imports.cc
  Flow exec_import(python::NodeId id);
  Flow exec_import_from(python::NodeId id);
  void note_import(std::string_view name, Span span);
  Value import_name(const std::string& module, std::string_view name, Span place);
  void force(const std::shared_ptr<Scope>& scope, std::string_view name);

  World* world_;
  Limits limits_;
  ir::Body* body_ = nullptr;
  ir::Body discarded_;
  bool in_function_ = false;  // upgrade() or downgrade() runs

  Journal journal_;
  std::vector<Region> regions_;
  std::vector<ActiveGuard> guards_;
  std::uint32_t next_region_ = 1;
  Frame* frame_ = nullptr;
  ModuleInfo nowhere_;
  Frame outermost_;
  std::map<const Scope*, ModuleInfo> modules_;
  std::map<std::string, std::shared_ptr<Scope>, std::less<>> loaded_;
  std::string revision_path_;
  Span statement_;      // that runs
  Span revision_call_;  // the call in the revision's own file that runs

  std::uint32_t steps_ = 0;
  std::uint64_t memory_ = 0;
  std::uint32_t calls_ = 0;
  // The functions that run, and how much the body held when each was called.
  struct Running {
    const python::Module* module = nullptr;
    python::NodeId function = python::kNoNode;
    std::size_t steps = 0;
  };
  std::vector<Running> running_;
  std::map<std::pair<const python::Module*, python::NodeId>, bool> leaves_;
  std::uint32_t depth_ = 0;
  std::uint32_t repeated_ = 0;
  std::uint32_t autocommit_ = 0;
  bool statement_call_ = false;  // the value of the call at hand is thrown away
  bool swallowed_ = false;       // a handler went on
  std::uint32_t doubts_ = 0;     // values met that are not known: what they come of may raise
  bool halted_ = false;
  std::optional<Value> raised_;
  std::optional<Raised> raised_type_;
  Span raised_at_;
  std::optional<Raised> module_exception_;
  // Everything that was made, so that cycles end and nothing deep is freed by recursion.
  std::vector<Value> made_;
  std::vector<std::shared_ptr<Scope>> scopes_;
};

// The built-in names ("len", "ValueError"); nothing for others.
std::optional<Value> builtin(std::string_view name);
ClassRef builtin_exception(std::string_view name);  // null: none of that name
bool derives_from(const ClassRef& of, const ClassRef& base, int depth = 0);
// A method of str, list, dict, set, tuple or bytes as a value; nothing: none of that name.
std::optional<Value> method_of(const Value& self, std::string_view name);

}  // namespace migrate::eval
