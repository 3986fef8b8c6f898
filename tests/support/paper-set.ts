const subjects = ['hand hygiene', 'antibiotic prescribing', 'laboratory test ordering'];

/** A CSV of `studies` studies on three subjects, which the local engine can tell apart. */
export function csvOf(studies: number): string {
  const rows = Array.from({ length: studies }, (_, index) => {
    const subject = subjects[index % subjects.length];
    const title = `Effect of reminders on ${subject} in ward ${index}`;
    const abstract = `We studied ${subject}. Reminders improved ${subject} in ward ${index}.`;
    return `"${title}","${abstract}",${2000 + (index % 20)}`;
  });
  return ['title,abstract,year', ...rows].join('\n');
}
