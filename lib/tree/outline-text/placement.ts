/** Which category a line of an outline goes below, told from its marker and the categories that are open. */

import type { Marker } from './marker';

export interface Open<T> {
  readonly marker: Marker;
  readonly item: T;
}

/**
 * How many of the open categories (outermost first) stay open for a line with this marker; the last of them is
 * its parent, 0 makes it a root category. A number says by its components how deep it is, wherever it stands;
 * without one the indentation does, and at equal indentation a marker of another kind goes below the open one.
 */
export function placeOf(marker: Marker, open: readonly Open<unknown>[]): number {
  if (marker.kind === 'root') return 0;
  if (marker.kind === 'heading') return placeOfHeading(marker, open);
  if (isCounted(marker)) return placeOfNumber(marker, open);
  const sibling = open.findLastIndex((each) => isAlike(marker, each.marker));
  return sibling === -1 ? placeByIndent(marker, open) : sibling;
}

function isCounted({ kind, path }: Marker): boolean {
  return (kind === 'number' || kind === 'bullet') && path.length > 0;
}

function isAlike(a: Marker, b: Marker): boolean {
  return a.kind === b.kind && a.indent === b.indent;
}

function placeByIndent(marker: Marker, open: readonly Open<unknown>[]): number {
  const last = marker.kind === 'plain' ? marker.indent - 1 : marker.indent;
  return (
    open.findLastIndex((each) => each.marker.kind === 'heading' || each.marker.indent <= last) + 1
  );
}

function placeOfHeading({ path }: Marker, open: readonly Open<unknown>[]): number {
  const upper = ({ marker }: Open<unknown>) =>
    marker.kind === 'root' || (marker.kind === 'heading' && marker.path.length < path.length);
  return open.findLastIndex(upper) + 1;
}

function placeOfNumber(marker: Marker, open: readonly Open<unknown>[]): number {
  const depth = marker.path.length;
  const peer = peerOf(marker, open);
  if (peer !== -1) return peer;
  const upper = open.findLastIndex(
    (each) => isCounted(each.marker) && each.marker.path.length < depth,
  );
  const beside =
    marker.kind === 'bullet' ? open.findLastIndex((each) => isAlike(marker, each.marker)) : -1;
  if (beside > upper) return beside;
  return upper === -1 ? placeByIndent(marker, open) : upper + 1;
}

/** The open category with as many components, unless this is a count of its own that begins below that one. */
function peerOf(marker: Marker, open: readonly Open<unknown>[]): number {
  const isPeer = ({ marker: other }: Open<unknown>) =>
    isCounted(other) && other.path.length === marker.path.length;
  const last = open.findLastIndex(isPeer);
  const above = open.findLastIndex((each) => isPeer(each) && each.marker.indent <= marker.indent);
  const peer = above === -1 ? last : above;
  const other = open[peer]?.marker;
  const begins = other !== undefined && marker.path.at(-1) === 1 && marker.indent > other.indent;
  return begins ? -1 : peer;
}
