import { depthFirst, pathsOfStudies } from '@/lib/tree/queries';
import { assignmentsOf, childrenOf } from '@/lib/tree/value';

import { addressOf } from './address';
import { pathSeparator, shownTitle, type TreeExport } from './tree-export';

function literal(text: string): string {
  const escaped = text
    .replace(/[\\"]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(/[\p{Cc}]/gu, '');
  return `"${escaped}"`;
}

/** An absolute address, without the characters that Turtle forbids in one. */
function iri(address: string): string {
  return `<${address.replace(/[\p{Cc} <>"{}|^`\\]/gu, encodeURIComponent)}>`;
}

const prefixes = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix : <urn:espalier:> .

`;

const concept = (id: string) => iri(`urn:espalier:category:${encodeURIComponent(id)}`);

/**
 * SKOS in Turtle: a concept scheme, a concept a category with its scope note and broader category, and each study as
 * a resource whose dcterms:subject are the concepts it stands in. Studies without any address are named by number.
 */
export function* toSkos({ title, value, studies }: TreeExport): Generator<string> {
  yield prefixes;
  const roots = childrenOf(value, null).map(concept);
  const top = roots.length > 0 ? ` ;\n  skos:hasTopConcept ${roots.join(', ')}` : '';
  yield `:tree a skos:ConceptScheme ;\n  skos:prefLabel ${literal(title)}${top} .\n\n`;
  const subjects = new Map<string, string[]>();
  for (const { category } of depthFirst(value)) {
    const { id, parentId, name, scopeNote } = category;
    const lines = [`${concept(id)} a skos:Concept`, `skos:prefLabel ${literal(name)}`];
    if (scopeNote !== '') lines.push(`skos:scopeNote ${literal(scopeNote)}`);
    lines.push(
      parentId === null ? 'skos:topConceptOf :tree' : `skos:broader ${concept(parentId)}`,
      'skos:inScheme :tree',
    );
    yield `${lines.join(' ;\n  ')} .\n\n`;
    for (const studyId of Object.keys(assignmentsOf(value, id)))
      subjects.set(studyId, [...(subjects.get(studyId) ?? []), concept(id)]);
  }
  const paths = pathsOfStudies(value);
  for (const study of studies) {
    const lines = [
      `${iri(addressOf(study) ?? `urn:espalier:study:${study.number}`)} a dcterms:BibliographicResource`,
      `dcterms:title ${literal(shownTitle(study))}`,
      `dcterms:identifier "${study.number}"`,
    ];
    const categories = subjects.get(study.id) ?? [];
    if (categories.length > 0) lines.push(`dcterms:subject ${categories.join(', ')}`);
    const words = paths.get(study.id)?.map((path) => literal(path.join(pathSeparator))) ?? [];
    if (words.length > 0) lines.push(`dcterms:description ${words.join(', ')}`);
    yield `${lines.join(' ;\n  ')} .\n\n`;
  }
}
