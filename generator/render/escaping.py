"""Escaping for HTML, as markupsafe does it, quick where there is nothing to escape."""

import os
import re
from pathlib import Path

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

_PACKAGE = f"{Path(__file__).parents[1]}{os.sep}"
_SPECIAL = re.compile("[&<>'\"]").search


def quick_escape(value: object) -> str:
    """The text of a value, safe in HTML text and quoted attributes.

    Most of the hundred values of a page are short texts without any special character; markupsafe makes a Markup of
    each, which a page that is joined at once throws away.
    """
    if type(value) is str and _SPECIAL(value) is None:
        return value
    return value if type(value) is Markup else escape(value)


class QuickGenerator(CodeGenerator):
    """Compiles templates that escape what they print by `quick_escape`, read attributes without a call, and call at once.

    What Jinja does when an attribute is missing, and for functions that want its context, is left out for the package's
    own templates, which do neither; templates of a site's owner are compiled as usual.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """A compiled template opens with what it uses."""
        self.writeline(f"from {__name__} import quick_escape")
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """`a.b` as `a.b`, but for a dict, where it means `a["b"]`. A page has a hundred of them."""
        if not self._is_ours():
            super().visit_Getattr(node, frame)
            return
        self.write(f"(it.{node.attr} if type(it := ")
        self.visit(node.node, frame)
        self.write(f") is not dict else environment.getattr(it, {node.attr!r}))")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """`f(a, b=c)` as it stands."""
        if not self._is_ours() or forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for named in node.kwargs:
            self.write(f"{named.key}=")
            self.visit(named.value, frame)
            self.write(", ")
        self.write(")")

    def _is_ours(self) -> bool:
        return str(self.filename).startswith(_PACKAGE)

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("quick_escape(")
        else:
            super()._output_child_pre(node, frame, finalize)
