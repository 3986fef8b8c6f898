import { Plus } from 'lucide-react';

export interface SuggestedPlace {
  readonly id: string;
  readonly name: string;
  /** Names from the root category down to it. */
  readonly path: string;
}

/** The likeliest categories of a study that is in none; the list puts it there on a click or a digit. */
export function SuggestedPlaces({ places }: { places: readonly SuggestedPlace[] }) {
  return (
    <p className="mt-1 flex flex-wrap gap-1">
      {places.map(({ id, name, path }, index) => (
        <button
          key={id}
          type="button"
          tabIndex={-1}
          data-part="place"
          data-category={id}
          title={`Put it in ${path} (${index + 1})`}
          aria-label={`Put it in ${path}`}
          className="inline-flex min-h-6 max-w-full items-center gap-1 rounded-full border border-leaf-line border-dashed px-2 text-leaf-ink text-xs hover:border-solid hover:bg-leaf-wash"
        >
          <Plus aria-hidden size={11} className="shrink-0" />
          <span className="truncate">{name}</span>
        </button>
      ))}
    </p>
  );
}
