"""Texts that have broken map pages, templates, tables and scripts before."""

from generator.render.shell import SLOTS

PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "close": "</script><script>alert(2)</script>",
    "attribute": '" onerror="alert(3)" x="',
    "single": "' onmouseover='alert(4)' y='",
    "image": '"><img src=x onerror=alert(5)>',
    "template": "${alert(6)}",
    "backtick": "`+alert(7)+`",
    "escape": "\\u{ \\x \\",
    "address": "javascript:alert(8)",
    "jinja": "{{ 7*7 }}{% raw %}",
    "slot": "{{ slots.title }} " + " ".join(SLOTS[:3]),
    "token": "yitu0123456789abcdef01234567title" + "z",
    "comment": "--><!--<script>]]>",
    "entity": "&lt;b&gt;&#60;b&#62;",
    "formula": "=1+cmd|' /C calc'!A0",
    "prototype": "__proto__",
    "style": "</style></textarea></title><b onclick=alert(9)>",
    "format": "%s{0}{name}$1\\1",
}
"""Name -> text. All are one line of at most 47 characters, so that they fit the shortest field."""

FORBIDDEN = {
    "line separator": "甲\u2028乙",
    "paragraph separator": "甲\u2029乙",
    "next line": "甲\u0085乙",
    "right to left": "甲\u202e乙",
    "nul": "甲\x00乙",
    "not a character": "甲\ufffe乙",
}
"""Characters that no text may hold: refused with their place."""
