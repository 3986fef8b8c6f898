import { effectiveStudies, uncategorised, type Visit } from '@/lib/tree/queries';
import { assignmentsOf, type StudyId } from '@/lib/tree/value';

import { addressOf } from './address';
import { pageScript, pageStyle } from './html-page';
import { type ExportedStudy, shownTitle, type TreeExport } from './tree-export';
import { walk } from './walk';
import { escapeXml } from './xml';

function facts({ authors, year, journal }: ExportedStudy): string {
  const [first, second] = authors;
  const names = first === undefined ? '' : second === undefined ? first : `${first} et al.`;
  return [names, year === null ? '' : String(year), journal ?? ''].filter(Boolean).join(' · ');
}

function studyItem(study: ExportedStudy): string {
  const address = addressOf(study);
  const title = escapeXml(shownTitle(study));
  const link =
    address === null
      ? ''
      : ` <a href="${escapeXml(address)}" target="_blank" rel="noopener noreferrer">open</a>`;
  const abstract =
    study.abstract === '' ? '' : `<p class="abstract">${escapeXml(study.abstract)}</p>`;
  const claim = study.claim === null ? '' : `<p class="claim">${escapeXml(study.claim)}</p>`;
  return `<li class="study"><details><summary><span class="number">${study.number}</span> ${title}</summary><p class="facts">${escapeXml(facts(study))}${link}</p>${claim}${abstract}</details></li>\n`;
}

function head({ title, value, studies }: TreeExport): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${escapeXml(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<header><h1>${escapeXml(title)}</h1>
<p>${studies.length} studies in ${Object.keys(value.categories).length} categories</p>
<p class="tools"><input id="find" type="search" placeholder="Find in names, titles, abstracts" aria-label="Find"> <button id="open" type="button">Open all</button> <button id="close" type="button">Close all</button> <span id="found" role="status"></span></p></header>
<main><ul class="tree">
`;
}

function begin({ category, depth }: Visit, count: number): string {
  const { name, scopeNote } = category;
  const note = scopeNote === '' ? '' : `<p class="note">${escapeXml(scopeNote)}</p>`;
  const open = depth === 0 ? ' open' : '';
  return `<li class="category"><details${open}><summary><b>${escapeXml(name)}</b> <span class="count">${count}</span></summary>${note}<ul>\n`;
}

function* listed(tree: TreeExport, isIn: (id: StudyId) => boolean): Generator<string> {
  for (const study of tree.studies) if (isIn(study.id)) yield studyItem(study);
}

const end = '</ul></details></li>\n';

/** One page that needs nothing else: folds, finds, links; opens offline, prints open. */
export function* toHtml(tree: TreeExport): Generator<string> {
  const { value } = tree;
  const effective = effectiveStudies(value);
  yield head(tree);
  for (const { kind, visit } of walk(value)) {
    const { id } = visit.category;
    if (kind === 'begins') {
      yield begin(visit, effective.get(id)?.size ?? 0);
      continue;
    }
    const own = assignmentsOf(value, id);
    yield* listed(tree, (studyId) => Object.hasOwn(own, studyId));
    yield end;
  }
  const rest = new Set(uncategorised(value));
  if (rest.size > 0) {
    yield `<li class="category"><details><summary><b>Uncategorised</b> <span class="count">${rest.size}</span></summary><ul>\n`;
    yield* listed(tree, (id) => rest.has(id));
    yield end;
  }
  yield `</ul></main>\n<script>${pageScript}</script>\n</body>\n</html>\n`;
}
