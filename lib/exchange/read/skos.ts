import { Parser } from 'n3';

import { AppError } from '@/lib/errors';
import { decodeEntities } from '@/lib/literature/xml/entities';
import { attribute, type Element, isElement, parseMarkup } from '@/lib/literature/xml/parse';
import { readable } from '@/lib/literature/xml/readable';

import { Concepts } from './concepts';
import type { TreeFormat } from './entries';

const skos = 'http://www.w3.org/2004/02/skos/core#';
const dcterms = 'http://purl.org/dc/terms/';
const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

interface Statement {
  readonly subject: string;
  /** In full. */
  readonly predicate: string;
  readonly object: string;
  readonly language: string;
}

function take(concepts: Concepts, { subject, predicate, object, language }: Statement): void {
  if (predicate === type && object === `${skos}Concept`) concepts.declare(subject);
  if (predicate === `${dcterms}title`) concepts.title(subject, object);
  if (predicate === `${dcterms}identifier`) concepts.number(subject, object);
  if (predicate === `${dcterms}subject`) concepts.subject(subject, object);
  if (!predicate.startsWith(skos)) return;
  const property = predicate.slice(skos.length);
  if (property === 'prefLabel') concepts.label(subject, object, language);
  else if (property === 'scopeNote') concepts.get(subject).note = object;
  else if (property === 'definition') concepts.get(subject).note ||= object;
  else if (property === 'broader') concepts.get(subject).broader.push(object);
  else if (property === 'narrower') concepts.get(subject).narrower.push(object);
}

/** Turtle, and N-Triples, which is a part of it; RDF/XML has to be looked for first. */
export const turtle: TreeFormat = {
  format: 'SKOS (Turtle)',
  read(text) {
    if (!text.includes('skos/core#')) return null;
    const concepts = new Concepts();
    try {
      for (const { subject, predicate, object } of new Parser().parse(text)) {
        const language = object.termType === 'Literal' ? object.language : '';
        take(concepts, {
          ...{ subject: subject.value, predicate: predicate.value },
          ...{ object: object.value, language },
        });
      }
    } catch (cause) {
      throw new AppError('invalid', `This Turtle cannot be read: ${(cause as Error).message}`, {
        cause,
      });
    }
    return concepts.toTree('as-given');
  },
};

function* statementsIn(description: Element): Generator<Statement> {
  const subject = decodeEntities(attribute(description, 'rdf:about'));
  if (subject === '') return;
  // <skos:Concept rdf:about="..."> says the type by its name.
  if (description.name === 'concept')
    yield { subject, predicate: type, object: `${skos}Concept`, language: '' };
  for (const property of description.children.filter(isElement)) {
    const resource = decodeEntities(attribute(property, 'rdf:resource'));
    const object = resource || readable(property).trim();
    // The parser leaves prefixes out: these names are those of SKOS and RDF wherever they occur.
    const predicate = property.name === 'type' ? type : skos + nameOf(property.name);
    yield { subject, predicate, object, language: attribute(property, 'xml:lang') };
  }
}

const names = ['prefLabel', 'scopeNote', 'definition', 'broader', 'narrower'];

function nameOf(lowerCase: string): string {
  return names.find((name) => name.toLowerCase() === lowerCase) ?? lowerCase;
}

/** RDF/XML as thesaurus tools write it: a list of descriptions, one after the other. */
export const rdfXml: TreeFormat = {
  format: 'SKOS (RDF/XML)',
  read(text) {
    if (!/<rdf:RDF[\s>]/i.test(text.slice(0, 5_000))) return null;
    const { root, fault } = parseMarkup(text);
    const rdf = root.children.filter(isElement).find(({ name }) => name === 'rdf');
    if (!rdf) throw new AppError('invalid', `This RDF has no rdf:RDF: ${fault ?? 'it is empty'}.`);
    const concepts = new Concepts();
    for (const description of rdf.children.filter(isElement))
      for (const statement of statementsIn(description)) take(concepts, statement);
    const { entries, dropped } = concepts.toTree('by-name');
    const faults = fault === null ? [] : [{ line: null, text: '', reason: fault }];
    return { entries, dropped: [...faults, ...dropped] };
  },
};
