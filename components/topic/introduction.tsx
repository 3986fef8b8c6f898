const steps = [
  {
    name: 'Upload',
    text: 'the papers of a review, as your tools export them: RIS, BibTeX, NBIB, CSV and more, or a list of DOIs.',
  },
  {
    name: 'Generate',
    text: 'a first tree of categories, with each study placed where it belongs.',
  },
  {
    name: 'Correct',
    text: 'it by dragging categories and studies. Every edit is kept, undoable and exportable.',
  },
];

/** For those who have no topic of their own yet: what this is, and how it goes. */
export function Introduction() {
  return (
    <section aria-label="About Espalier" className="mb-10">
      <p className="max-w-[38ch] text-balance font-serif text-2xl">
        Turn a set of papers into category trees, and train them into shape.
      </p>
      <ol className="mt-6 grid gap-x-8 gap-y-4 sm:grid-cols-3">
        {steps.map(({ name, text }, at) => (
          <li key={name} className="border-leaf border-t-2 pt-2.5">
            <span className="mr-1.5 text-ink-faint text-sm tabular-nums">{at + 1}</span>
            <strong className="font-semibold">{name}</strong>{' '}
            <span className="text-ink-soft">{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
