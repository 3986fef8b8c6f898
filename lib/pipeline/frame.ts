/** A tree that is given: an engine places studies in its categories and leaves the categories as they are. */

import { z } from 'zod';

/** A category of a frame, with what is below it in order. The id stays the category's in the tree that comes of it. */
export interface FrameCategory {
  readonly id: string;
  readonly name: string;
  readonly scopeNote: string;
  readonly children: readonly FrameCategory[];
}
/** The root categories. */
export type Frame = readonly FrameCategory[];

const categorySchema: z.ZodType<FrameCategory> = z.lazy(() =>
  z.object({
    id: z.string(),
    name: z.string(),
    scopeNote: z.string(),
    children: z.array(categorySchema),
  }),
);
export const frameSchema: z.ZodType<Frame> = z.array(categorySchema);

/** A category in its place: `parent` is the position of the one above it in the list, null for a root category. */
export interface FramePlace {
  readonly category: FrameCategory;
  readonly parent: number | null;
}

/** All categories depth first: each after the one above it. */
export function placesOf(frame: Frame): FramePlace[] {
  const places: FramePlace[] = [];
  const visit = (category: FrameCategory, parent: number | null) => {
    const position = places.push({ category, parent }) - 1;
    for (const child of category.children) visit(child, position);
  };
  for (const root of frame) visit(root, null);
  return places;
}
