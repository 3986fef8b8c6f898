/** What the exported page brings along: its style, and the script that folds and finds. */

export const pageStyle = `
:root { color-scheme: light dark; --line: #d8d5cc; --soft: #6b6a63; --mark: #2f6b3c; }
@media (prefers-color-scheme: dark) { :root { --line: #3a3c37; --soft: #a5a69d; --mark: #8fce9b; } }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; overflow-wrap: anywhere; }
header p { color: var(--soft); margin: .25rem 0; }
.tools { position: sticky; top: 0; }
input { font: inherit; padding: .3rem .5rem; width: min(22rem, 100%); box-sizing: border-box; }
button { font: inherit; padding: .3rem .6rem; }
ul { list-style: none; margin: 0; padding-left: 1.1rem; border-left: 1px solid var(--line); }
ul.tree { padding-left: 0; border: 0; }
summary { cursor: pointer; padding: .15rem 0; overflow-wrap: anywhere; }
summary b { color: var(--mark); font-weight: 600; }
.count, .number, .facts { color: var(--soft); font-size: .85em; font-variant-numeric: tabular-nums; }
.note { color: var(--soft); font-style: italic; margin: 0 0 .3rem 1.1rem; }
.study p { margin: .2rem 0 .5rem 1.1rem; }
.claim { font-weight: 500; }
.abstract { white-space: pre-line; }
[hidden] { display: none; }
@media print { .tools { display: none; } details > *:not(summary) { display: block; } }
`;

export const pageScript = `
const all = [...document.querySelectorAll('details')];
const find = document.getElementById('find');
const found = document.getElementById('found');
const categories = [...document.querySelectorAll('.category > details')];
document.getElementById('open').onclick = () => { for (const each of categories) each.open = true; };
document.getElementById('close').onclick = () => { for (const each of all) each.open = false; };
const texts = new Map([...document.querySelectorAll('.study')].map((item) => [item, item.textContent.toLowerCase()]));
function show() {
  const words = find.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let count = 0;
  for (const [item, text] of texts) {
    item.hidden = !words.every((word) => text.includes(word));
    if (!item.hidden) count += 1;
  }
  for (const item of [...document.querySelectorAll('.category')].reverse()) {
    const name = item.querySelector('summary').textContent.toLowerCase();
    const named = words.length > 0 && words.every((word) => name.includes(word));
    if (named) for (const each of item.querySelectorAll('.study')) each.hidden = false;
    const held = item.querySelector('.study:not([hidden])');
    item.hidden = words.length > 0 && !named && !held;
    if (words.length > 0 && held) item.firstElementChild.open = true;
  }
  found.textContent = words.length === 0 ? '' : count + ' places found';
}
let timer = 0;
find.oninput = () => { clearTimeout(timer); timer = setTimeout(show, 150); };
`;
