'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';

import { Button } from './button';
import { type PictureColours, pictureOf, pngOf } from './picture-file';
import { fileNameOf, saveFile } from './save-file';
import { toast } from './toast-queue';

type PictureFormat = 'svg' | 'png';

/** Saves a drawing under a name that says what it shows. A failure is told in a toast. */
async function savePicture(
  drawing: SVGSVGElement,
  name: string,
  format: PictureFormat,
  colours: PictureColours = 'paper',
): Promise<void> {
  try {
    const picture = pictureOf(drawing, name, colours);
    const content =
      format === 'png'
        ? await pngOf(picture)
        : new Blob([picture.text], { type: 'image/svg+xml;charset=utf-8' });
    saveFile(fileNameOf(name, format), content);
  } catch (error) {
    console.warn(error);
    const other = format === 'png' ? ' Save it as SVG instead.' : '';
    toast(`The picture could not be saved as ${format.toUpperCase()}.${other}`, {
      tone: 'danger',
    });
  }
}

interface SavePictureProps {
  /** What it shows, and so what the file is called: "Agreement: Nudges in hospitals". */
  readonly name: string;
  /** The drawing at the time of the click; nothing is saved while there is none. */
  readonly drawing: () => SVGSVGElement | null;
  readonly colours?: PictureColours;
}

/** Two buttons that save a drawing: as SVG to go on working with, as PNG at twice its size. */
export function SavePicture({ name, drawing, colours }: SavePictureProps) {
  const [busy, setBusy] = useState<PictureFormat | null>(null);
  const save = async (format: PictureFormat) => {
    const shown = drawing();
    if (!shown) return;
    setBusy(format);
    await savePicture(shown, name, format, colours);
    setBusy(null);
  };
  return (
    <span className="flex gap-1">
      {(['svg', 'png'] as const).map((format) => (
        <Button
          key={format}
          size="sm"
          variant="ghost"
          busy={busy === format}
          aria-label={`Save the picture as ${format.toUpperCase()}`}
          onClick={() => void save(format)}
        >
          <Download aria-hidden size={14} />
          {format.toUpperCase()}
        </Button>
      ))}
    </span>
  );
}
