import { treeName } from '@/components/topic/tree-groups';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/input';
import { momentWords } from '@/components/ui/moment';
import { counted } from '@/components/ui/words';
import type { TreeSummary } from '@/lib/api/tree-contract';

interface FrameChoiceProps {
  readonly trees: readonly TreeSummary[];
  /** Id of a tree; '': none. */
  readonly frame: string;
  readonly onFrame: (frame: string) => void;
}

/** Imported trees first: they are what people bring as a frame. */
function inOrder(trees: readonly TreeSummary[]): readonly TreeSummary[] {
  const isImported = ({ kind }: TreeSummary) => kind === 'IMPORTED';
  return [...trees.filter(isImported), ...trees.filter((tree) => !isImported(tree))];
}

/** What the run begins with: nothing, or a tree of the topic whose categories it keeps. */
export function FrameChoice({ trees, frame, onFrame }: FrameChoiceProps) {
  const offered = inOrder(trees.filter(({ categories }) => categories > 0));
  if (offered.length === 0) return null;
  return (
    <Field
      label="Start from"
      hint={
        frame === ''
          ? undefined
          : 'Its categories stay as they are, the empty ones too. The studies are placed in them anew; the tree itself does not change.'
      }
    >
      {(control) => (
        <Select {...control} value={frame} onChange={(event) => onFrame(event.target.value)}>
          <option value="">Nothing: the engine finds the categories</option>
          {offered.map((tree) => (
            <option key={tree.id} value={tree.id}>
              {treeName(tree)}, {counted(tree.categories, 'category', 'categories')},{' '}
              {momentWords(tree.createdAt)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
