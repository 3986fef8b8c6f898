/** A title out of a file's name, '' for one that was not given by a person: "nudging-doctors_2019.ris" gives "Nudging doctors 2019". */
export function suggestTitle(fileName: string): string {
  if (/^looked-up-\d+\.json$/.test(fileName)) return '';
  const words = fileName
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[_\-.+\s]+/g, ' ')
    .trim();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`.slice(0, 300);
}
