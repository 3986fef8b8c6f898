/** Studies for tests of what shows them. */

import type { Study } from '@/lib/api/topic-contract';

/** A study with this id; every field that is not given is empty. */
export function study(id: string, fields: Partial<Study> = {}): Study {
  return {
    id,
    number: 0,
    title: '',
    abstract: '',
    year: null,
    doi: null,
    pmid: null,
    authors: [],
    journal: null,
    url: null,
    claim: null,
    placeholder: false,
    ...fields,
  };
}
