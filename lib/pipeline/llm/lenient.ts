/**
 * Values as models without schema output write them, read as what was asked for: "3", "[3]" and "Study 3" are 3. What
 * cannot be read so stays as it is, for the schema to refuse. On the wire the schemas are the strict ones.
 */

import { z } from 'zod';

const NUMBER = /^\W{0,9}(?:stud(?:y|ies))?[\W_]{0,9}(\d{1,9})\W{0,9}$/i;

function toNumber(value: unknown): unknown {
  if (typeof value === 'string') return Number(NUMBER.exec(value)?.[1] ?? Number.NaN);
  if (typeof value !== 'object' || value === null) return value;
  const [only, second] = Object.entries(value);
  return only && !second && /number|study|id/i.test(only[0]) ? toNumber(only[1]) : value;
}

function toList(value: unknown): unknown {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string') return value.split(/[,;]/).filter((part) => part.trim() !== '');
  return value === null || value === undefined ? [] : [value];
}

const yes = /^(?:yes|true|1)$/i;
const no = /^(?:no|false|0)$/i;

function toBoolean(value: unknown): unknown {
  const said = String(value).trim();
  return yes.test(said) ? true : no.test(said) ? false : value;
}

export const studyNumber = z.preprocess(toNumber, z.number().int());
export const studyNumbers = z.preprocess(toList, z.array(studyNumber));
/** null and nothing are ''. */
export const text = z.preprocess((value) => value ?? '', z.string());
export const texts = z.preprocess(toList, z.array(text));
export const flag = z.preprocess(toBoolean, z.boolean());
