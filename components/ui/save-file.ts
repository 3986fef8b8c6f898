/** Files that the page itself makes, and what they are called. */

const forbidden = /[\\/:*?"<>|\p{Cc}\p{Cs}]+/gu;

/** A name that every system takes: `Agreement: Nudges` as svg is `Agreement - Nudges.svg`. */
export function fileNameOf(words: string, extension: string): string {
  const plain = words
    .replace(/:\s+/g, ' - ')
    .replace(forbidden, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 120)
    .replace(/^[. ]+|[. ]+$/g, '');
  return `${plain || 'Espalier'}.${extension}`;
}

/** Has the browser save it as a download. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: the download has to have begun.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
