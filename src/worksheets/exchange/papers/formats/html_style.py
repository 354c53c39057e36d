"""The look of a page on the web and on paper: black on white, larger where that is wanted."""

STYLE = """\
:root{color-scheme:light}
body{color:#111;background:#fff;font:1rem/1.5 "Source Sans 3","Noto Sans",Arial,sans-serif;\
max-width:46rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.8rem;line-height:1.2;border-top:.2rem solid #111;padding-top:.6rem;margin:0 0 .5rem}
h2{font-size:1.3rem;border-top:.1rem solid #111;padding-top:.4rem;margin:2rem 0 .5rem}
h3,h4,h5,h6{font-size:1rem;margin:0}
p{margin:.3rem 0}
a{color:#0b3d91}
.note,.attribution,figcaption,.school{color:#333}
.school{display:flex;justify-content:space-between;align-items:end;gap:1rem;margin-bottom:.5rem}
ul.details{display:flex;flex-wrap:wrap;gap:.5rem 1.2rem;list-style:none;padding:0;margin:.6rem 0}
.details li{flex:1;display:flex;align-items:baseline;gap:.4rem;white-space:nowrap}
.details li.wide{flex:3}
.details label{display:flex;flex:1;align-items:baseline;gap:.4rem}
.details input[type=text]{flex:1;width:3rem;min-width:3rem}
.details input.boxes{flex:none;width:auto;border:1px solid #111;letter-spacing:.5rem;\
padding-inline-start:.5rem}
.candidate{border:1px solid #111;padding:.4rem 1rem;margin:1rem 0}
header h2{border:0;margin:1.2rem 0 .3rem;padding:0}
.line{padding-inline-start:2.2rem;margin:0;position:relative}
.stanza{margin-top:.8rem}
.line-number{position:absolute;inset-inline-start:0;font-size:.85rem}
table.narrow{width:auto}
table.narrow td{min-width:4rem}
.note,.attribution,figcaption{font-size:.93rem}
.strong,.total{font-weight:bold}
.total{text-align:end}
.marks{float:inline-end;white-space:nowrap;margin-inline-start:1rem;font-weight:normal;font-size:1rem}
ul.entries li{display:flex;align-items:baseline;margin:.4rem 0}
.question{margin:1.4rem 0;position:relative;padding-inline-start:2.6rem;clear:both}
.question>.number{position:absolute;inset-inline-start:0;top:0;margin:0;padding:0;border:0;\
font-size:1rem;line-height:1.5}
math{font-size:1.1em}
.drill math,.options math{math-style:normal}
.question .question{margin:.9rem 0}
.unnumbered{padding-inline-start:0}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);\
white-space:nowrap}
fieldset{border:0;margin:.4rem 0;padding:0;min-width:0}
legend{padding:0}
ul,ol{margin:.3rem 0;padding-inline-start:1.4rem}
ul.options,ol.entries,ul.entries,ul.labelled,ul.facts{list-style:none;padding:0}
ul.row{display:flex;flex-wrap:wrap;gap:.3rem 1.6rem}
ul.options li{margin:.2rem 0}
.letter{display:inline-block;min-width:1.4rem;font-weight:bold}
label,.named{display:inline}
ul.options label{display:flex;align-items:baseline;gap:.3rem}
ul.options input{flex:none}
.letter{flex:none}
input,textarea{font:inherit;color:#111;background:#fff;border:0;border-radius:0}
input[type=text]{border-bottom:1px solid #111;width:9rem}
input[type=text].box{border:1px solid #111;width:2rem;height:1.8rem;text-align:center;\
margin-inline-end:.6rem}
textarea{display:block;width:100%;box-sizing:border-box;line-height:2rem;padding:0;\
margin:.5rem 0;resize:vertical;print-color-adjust:exact}
textarea.lines,textarea.dotted{background:repeating-linear-gradient(#fff 0,\
#fff calc(2rem - 3px),#111 calc(2rem - 3px),#111 calc(2rem - 2px),#fff calc(2rem - 2px),#fff 2rem)}
textarea.box{border:1px solid #111}
textarea.squares,textarea.graph{border:1px solid #111;\
background:repeating-linear-gradient(#0000 0,#0000 .95rem,#999 .95rem,#999 1rem),\
repeating-linear-gradient(90deg,#0000 0,#0000 .95rem,#999 .95rem,#999 1rem)}
table{border-collapse:collapse;width:100%;margin:.6rem 0}
caption{text-align:start;font-size:.93rem;color:#333;padding-bottom:.3rem}
th,td{border:1px solid #555;padding:.35rem .5rem;text-align:start;vertical-align:top}
thead th{background:#eee}
td .gap,td input[type=text]{width:100%;box-sizing:border-box}
ul.bank{display:flex;flex-wrap:wrap;gap:.2rem 1.6rem;list-style:none;padding:.5rem .8rem;\
border-inline-start:.25rem solid #111;background:#f2f2f2}
.source{border-inline-start:.25rem solid #111;background:#f2f2f2;padding:.6rem 1rem;margin:1.2rem 0}
.cells{display:grid;gap:0 1.2rem;grid-template-columns:repeat(var(--columns),1fr)}
.cells p{border-top:1px solid #555;margin:0;padding:.35rem 0 .8rem}
.drill{display:grid;gap:.8rem 1.2rem;list-style:none;padding:0;align-items:center;\
grid-template-columns:repeat(var(--columns),1fr)}
.drill.down{grid-auto-flow:column;grid-template-rows:repeat(var(--rows),auto)}
.drill li{display:flex;align-items:center;gap:.3rem}
.drill li:has(figure,textarea){align-items:start}
.drill li>span:last-child{white-space:nowrap}
.drill .letter{min-width:2rem;font-weight:normal}
.drill .lead{flex:none;min-width:var(--lead);text-align:end;white-space:nowrap}
.gap.boxed,.box{border:1px solid #111}
.match{display:grid;gap:0 2rem;grid-template-columns:auto auto;justify-content:start}
.match .labelled li{margin:.6rem 0}
.labelled li,.named{display:flex;align-items:baseline}
@media(max-width:36rem){.cells,.drill,.drill.down,.match{grid-auto-flow:row;grid-template:none/1fr}}
.source>:is(h2,h3){border:0;margin:0 0 .3rem;padding:0;font-size:1.05rem}
figure{margin:.6rem 0}
img,svg{max-width:100%;height:auto}
code{font-family:"Source Code Pro",Consolas,monospace;font-size:.93em}
code.listing{display:block;white-space:pre;overflow-x:auto;padding:.4rem 0}
footer{margin-top:2rem;border-top:1px solid #555;color:#333;font-size:.85rem}
@media print{header.cover{break-after:page}html{font-size:10.5pt}body{max-width:none;padding:0}\
.question:not(:has(.question)),figure,.source,fieldset,tr{break-inside:avoid}\
h2,h3,.note,.question>p,.number{break-after:avoid}.match,.drill{break-inside:auto}textarea{resize:none}@page{margin:18mm}}
"""
