"""The stylesheet of the report: the reader's own colours, and no meaning in colour alone."""

STYLE = """\
:root { color-scheme: light dark; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 100%/1.6 system-ui, sans-serif;
  background: Canvas; color: CanvasText; overflow-wrap: anywhere; }
a { color: LinkText; }
:focus-visible { outline: .2rem solid; outline-offset: .15rem; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; }
h1, h2, h3 { line-height: 1.25; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; }
th, td { border: 1px solid; padding: .3rem .5rem; text-align: start; vertical-align: top; }
summary { cursor: pointer; padding: .25rem 0; }
.places a { display: inline-block; min-width: 1.5rem; padding: .25rem .5rem; }
pre { border: 1px solid; padding: .5rem; white-space: pre-wrap; }
fieldset { display: none; border: 1px solid; }
label { display: inline-block; padding: .25rem 1rem .25rem 0; }
ol { list-style: none; margin: 0; padding: 0; }
.line { border-inline-start: .25rem solid; margin: .75rem 0; padding: .25rem 0 .25rem .75rem;
  scroll-margin-top: 1rem; }
.cut { border-inline-start-style: dashed; }
.doubt { border-inline-start-style: double; border-inline-start-width: .5rem; }
.line:target { outline: .2rem solid; }
.line p, .line h3 { margin: 0; }
.about { font-size: .9rem; }
.about strong { text-transform: uppercase; }
.text { white-space: pre-wrap; }
.line del { text-decoration-line: line-through; text-decoration-thickness: 1px; }
@supports selector(:has(a)) {
  fieldset { display: block; }
  body:has(#only-cut:checked) .line:not(.cut),
  body:has(#only-kept:checked) .cut,
  body:has(#only-doubt:checked) .line:not(.doubt) { display: none; }
}
@media print { .skip, fieldset { display: none; } }
"""
