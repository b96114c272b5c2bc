"""Writes NAME.expected beside every NAME.py of the folders named: CPython's tree in the form of ast_dump.h.

A file that this Python cannot parse gets "invalid". Columns count characters, from 1.
"""
import ast
import pathlib
import sys

OPERATORS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.MatMult: "@", ast.Div: "/", ast.FloorDiv: "//",
    ast.Mod: "%", ast.Pow: "**", ast.LShift: "<<", ast.RShift: ">>", ast.BitOr: "|", ast.BitAnd: "&",
    ast.BitXor: "^", ast.Not: "not", ast.USub: "-", ast.UAdd: "+", ast.Invert: "~", ast.And: "and",
    ast.Or: "or", ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">",
    ast.GtE: ">=", ast.Is: "is", ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in",
}


def quoted(data):
    if isinstance(data, str):
        data = data.encode("utf-8")
    return '"' + "".join(chr(b) if 32 <= b <= 126 and b not in b'"\\' else f"\\x{b:02x}" for b in data) + '"'


class Dumper:
    def __init__(self, text):
        self.lines = [line.encode("utf-8") for line in text.split("\n")]
        self.in_string = 0

    def place(self, node):
        if self.in_string:
            return ""

        def column(line, offset):
            return len(self.lines[line - 1][:offset].decode("utf-8")) + 1

        return (f"@{node.lineno}:{column(node.lineno, node.col_offset)}"
                f"-{node.end_lineno}:{column(node.end_lineno, node.end_col_offset)}")

    def form(self, kind, node, text="", children=()):
        parts = ["(" + kind + (self.place(node) if node is not None else "")]
        if text:
            parts.append(quoted(text))
        parts += children
        return " ".join(parts) + ")"

    def many(self, nodes):
        return [self(n) for n in nodes]

    def __call__(self, node):
        if node is None:
            return "-"
        return getattr(self, "on_" + type(node).__name__)(node)

    def block(self, statements):
        return self.form("Block", None, "", self.many(statements)) if statements else "-"

    def on_Module(self, n):
        return self.form("Module", None, "", self.many(n.body))

    # Expressions
    def on_Name(self, n):
        return self.form("Name", n, n.id)

    def on_Constant(self, n):
        v = n.value
        if v is True or v is False or v is None:
            return self.form(str(v), n)
        if v is ...:
            return self.form("Ellipsis", n)
        if isinstance(v, str):
            try:
                return self.form("String", n, v)
            except UnicodeEncodeError:
                return self.form("UnreadString", n)
        if isinstance(v, bytes):
            return self.form("Bytes", n, v)
        if isinstance(v, int):
            return self.form("Integer", n, str(v))
        written = self.segment(n).replace("_", "")
        return self.form("Complex" if isinstance(v, complex) else "Float", n, written)

    def segment(self, n):
        assert n.lineno == n.end_lineno
        if self.in_string:
            return repr(n.value)
        return self.lines[n.lineno - 1][n.col_offset:n.end_col_offset].decode("utf-8")

    def on_JoinedStr(self, n, spec=False):
        if not spec and not any(isinstance(v, ast.FormattedValue) for v in n.values):
            value = "".join(v.value for v in n.values)
            return self.form("String", n, value)
        place = "" if self.in_string else self.place(n)
        self.in_string += 1
        children = [self(v) if isinstance(v, ast.FormattedValue) else "(String " + quoted(v.value) + ")"
                    for v in n.values if not (isinstance(v, ast.Constant) and v.value == "")]
        self.in_string -= 1
        return " ".join(["(JoinedStr" + place] + children) + ")"

    def on_FormattedValue(self, n):
        conversion = chr(n.conversion) if n.conversion != -1 else ""
        spec = self.on_JoinedStr(n.format_spec, True) if n.format_spec is not None else "-"
        return self.form("FormattedValue", n, conversion, [self(n.value), spec])

    def on_BinOp(self, n):
        return self.form("BinOp", n, OPERATORS[type(n.op)], [self(n.left), self(n.right)])

    def on_UnaryOp(self, n):
        return self.form("UnaryOp", n, OPERATORS[type(n.op)], [self(n.operand)])

    def on_BoolOp(self, n):
        return self.form("BoolOp", n, OPERATORS[type(n.op)], self.many(n.values))

    def on_Compare(self, n):
        return self.form("Compare", n, ",".join(OPERATORS[type(o)] for o in n.ops),
                         [self(n.left)] + self.many(n.comparators))

    def arguments_of_call(self, positional, keywords):
        everything = sorted(positional + keywords, key=lambda a: (a.lineno, a.col_offset))
        return self.many(everything)

    def on_Call(self, n):
        return self.form("Call", n, "", [self(n.func)] + self.arguments_of_call(n.args, n.keywords))

    def on_keyword(self, n):
        return self.form("Keyword", n, n.arg or "", [self(n.value)])

    def on_Starred(self, n):
        return self.form("Starred", n, "", [self(n.value)])

    def on_Attribute(self, n):
        return self.form("Attribute", n, n.attr, [self(n.value)])

    def on_Subscript(self, n):
        return self.form("Subscript", n, "", [self(n.value), self(n.slice)])

    def on_Slice(self, n):
        return self.form("Slice", n, "", [self(n.lower), self(n.upper), self(n.step)])

    def on_Tuple(self, n):
        return self.form("Tuple", n, "", self.many(n.elts))

    def on_List(self, n):
        return self.form("List", n, "", self.many(n.elts))

    def on_Set(self, n):
        return self.form("Set", n, "", self.many(n.elts))

    def on_Dict(self, n):
        return self.form("Dict", n, "", [self(x) for pair in zip(n.keys, n.values) for x in pair])

    def on_IfExp(self, n):
        return self.form("IfExp", n, "", [self(n.test), self(n.body), self(n.orelse)])

    def on_Lambda(self, n):
        return self.form("Lambda", n, "", [self(n.args), self(n.body)])

    def comprehension(self, kind, n, elements):
        return self.form(kind, n, "", elements + self.many(n.generators))

    def on_ListComp(self, n):
        return self.comprehension("ListComp", n, [self(n.elt)])

    def on_SetComp(self, n):
        return self.comprehension("SetComp", n, [self(n.elt)])

    def on_GeneratorExp(self, n):
        return self.comprehension("GeneratorExp", n, [self(n.elt)])

    def on_DictComp(self, n):
        return self.comprehension("DictComp", n, [self(n.key), self(n.value)])

    def on_comprehension(self, n):
        return self.form("Comprehension", None, "async" if n.is_async else "",
                         [self(n.target), self(n.iter)] + self.many(n.ifs))

    def on_NamedExpr(self, n):
        return self.form("NamedExpr", n, "", [self(n.target), self(n.value)])

    def on_Await(self, n):
        return self.form("Await", n, "", [self(n.value)])

    def on_Yield(self, n):
        return self.form("Yield", n, "", [self(n.value)])

    def on_YieldFrom(self, n):
        return self.form("Yield", n, "from", [self(n.value)])

    # Statements
    def on_Expr(self, n):
        return self.form("Expr", n, "", [self(n.value)])

    def on_Assign(self, n):
        return self.form("Assign", n, "", self.many(n.targets) + [self(n.value)])

    def on_AugAssign(self, n):
        return self.form("AugAssign", n, OPERATORS[type(n.op)], [self(n.target), self(n.value)])

    def on_AnnAssign(self, n):
        return self.form("AnnAssign", n, "", [self(n.target), self(n.annotation), self(n.value)])

    def on_Return(self, n):
        return self.form("Return", n, "", [self(n.value)])

    def on_Delete(self, n):
        return self.form("Delete", n, "", self.many(n.targets))

    def on_Pass(self, n):
        return self.form("Pass", n)

    def on_Break(self, n):
        return self.form("Break", n)

    def on_Continue(self, n):
        return self.form("Continue", n)

    def on_If(self, n):
        return self.form("If", n, "", [self(n.test), self.block(n.body), self.block(n.orelse)])

    def on_For(self, n, text=""):
        return self.form("For", n, text,
                         [self(n.target), self(n.iter), self.block(n.body), self.block(n.orelse)])

    def on_AsyncFor(self, n):
        return self.on_For(n, "async")

    def on_While(self, n):
        return self.form("While", n, "", [self(n.test), self.block(n.body), self.block(n.orelse)])

    def on_With(self, n, text=""):
        return self.form("With", n, text, self.many(n.items) + [self.block(n.body)])

    def on_AsyncWith(self, n):
        return self.on_With(n, "async")

    def on_withitem(self, n):
        return self.form("WithItem", None, "", [self(n.context_expr), self(n.optional_vars)])

    def on_Try(self, n):
        children = [self.block(n.body)] + self.many(n.handlers)
        if n.orelse:
            children.append("(Else " + self.block(n.orelse) + ")")
        if n.finalbody:
            children.append("(Finally " + self.block(n.finalbody) + ")")
        return self.form("Try", n, "", children)

    on_TryStar = on_Try

    def on_ExceptHandler(self, n):
        return self.form("ExceptHandler", n, n.name or "", [self(n.type), self.block(n.body)])

    def on_Raise(self, n):
        return self.form("Raise", n, "", [self(n.exc), self(n.cause)])

    def on_Assert(self, n):
        return self.form("Assert", n, "", [self(n.test), self(n.msg)])

    def on_Import(self, n):
        return self.form("Import", n, "", self.many(n.names))

    def on_ImportFrom(self, n):
        return self.form("ImportFrom", n, "." * n.level + (n.module or ""), self.many(n.names))

    def on_alias(self, n):
        return self.form("Alias", n, n.name + (" as " + n.asname if n.asname else ""))

    def on_Global(self, n):
        return self.form("Global", n, ",".join(n.names))

    def on_Nonlocal(self, n):
        return self.form("Nonlocal", n, ",".join(n.names))

    def on_FunctionDef(self, n, kind="FunctionDef"):
        return self.form(kind, n, n.name,
                         [self(n.args), self.block(n.body)] + self.decorators(n))

    def on_AsyncFunctionDef(self, n):
        return self.on_FunctionDef(n, "AsyncFunctionDef")

    def decorators(self, n):
        return ["(Decorator " + self(d) + ")" for d in n.decorator_list]

    def on_ClassDef(self, n):
        return self.form("ClassDef", n, n.name, [self.block(n.body)] +
                         self.arguments_of_call(n.bases, n.keywords) + self.decorators(n))

    def on_arguments(self, n):
        out = []

        def add(arg, stars="", default=None):
            out.append(self.form("Argument", None, stars + arg.arg, [self(default), self(arg.annotation)]))

        positional = n.posonlyargs + n.args
        defaults = [None] * (len(positional) - len(n.defaults)) + n.defaults
        for i, (arg, default) in enumerate(zip(positional, defaults)):
            add(arg, "", default)
            if n.posonlyargs and i + 1 == len(n.posonlyargs):
                out.append('(Argument "/")')
        if n.vararg:
            add(n.vararg, "*")
        elif n.kwonlyargs:
            out.append('(Argument "*")')
        for arg, default in zip(n.kwonlyargs, n.kw_defaults):
            add(arg, "", default)
        if n.kwarg:
            add(n.kwarg, "**")
        return self.form("Arguments", None, "", out)

    def on_Match(self, n):
        return self.form("Match", n, "match")


def refused_later(tree):
    """What the parser takes and the compiler does not: a star that nothing unpacks into."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Expr, ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Return, ast.For,
                             ast.AsyncFor, ast.Yield, ast.FormattedValue)):
            if any(isinstance(child, ast.Starred) for child in ast.iter_child_nodes(node)):
                return True
    return False


def expected(data):
    try:
        tree = ast.parse(data)
        if refused_later(tree):
            return "invalid"
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        return Dumper(text)(tree)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return "invalid"


def main():
    import warnings
    warnings.simplefilter("ignore")
    for folder in sys.argv[1:]:
        for path in sorted(pathlib.Path(folder).rglob("*.py")):
            path.with_suffix(".expected").write_text(expected(path.read_bytes()))


main()
