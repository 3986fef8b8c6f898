import type { TreeValue } from './value';

export type RefusalCode =
  | 'changes-nothing'
  | 'unknown-category'
  | 'unknown-study'
  | 'id-taken'
  | 'invalid-id'
  | 'invalid-name'
  | 'invalid-note'
  | 'index-out-of-range'
  | 'into-own-subtree'
  | 'not-its-parent'
  | 'not-a-group'
  | 'invalid-misfits'
  | 'empty-gesture'
  | 'too-many-operations';

/** Why an operation cannot apply. `message` is a sentence for people and names the categories. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
}

export type Outcome =
  | { readonly ok: true; readonly value: TreeValue }
  | { readonly ok: false; readonly refusal: Refusal };

export function refuse(code: RefusalCode, message: string): Refusal {
  return { code, message };
}
