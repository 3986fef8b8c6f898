/** A drawing of the page as a file that stands on its own: no style sheet, no script, colours any program reads. */

const namespace = 'http://www.w3.org/2000/svg';
/** Around the drawing, in pixels. */
const margin = 16;

/** What a drawing's look depends on, with the value that need not be said at the root. */
const inherited: Readonly<Record<string, string>> = {
  fill: '',
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-opacity': '1',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'paint-order': 'normal',
  'font-family': '',
  'font-size': '',
  'font-style': 'normal',
  'font-weight': '400',
  'letter-spacing': 'normal',
  'text-anchor': 'start',
};
const own: Readonly<Record<string, string>> = {
  opacity: '1',
  'dominant-baseline': 'auto',
  transform: 'none',
};

/** Colours in red, green and blue: drawing programs know no others. Asks the browser, by one painted pixel. */
class Colours {
  readonly #known = new Map<string, string>();
  readonly #pen: CanvasRenderingContext2D | null;

  constructor() {
    const canvas = document.createElement('canvas');
    canvas.width = 1;
    canvas.height = 1;
    this.#pen = canvas.getContext('2d', { willReadFrequently: true });
  }

  /** `colour` as rgb() or rgba(); what is none ("none", "url(#a)") as it is. */
  plain(colour: string): string {
    if (!this.#pen || !/^(?:oklch|oklab|lab|lch|color|color-mix)\(/.test(colour)) return colour;
    const known = this.#known.get(colour);
    if (known !== undefined) return known;
    this.#pen.clearRect(0, 0, 1, 1);
    this.#pen.fillStyle = colour;
    this.#pen.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = this.#pen.getImageData(0, 0, 1, 1).data;
    const parts = [red, green, blue].join(', ');
    const plain = alpha === 255 ? `rgb(${parts})` : `rgba(${parts}, ${(alpha / 255).toFixed(3)})`;
    this.#known.set(colour, plain);
    return plain;
  }
}

function writeLook(element: Element, above: CSSStyleDeclaration | null, colours: Colours): void {
  const style = getComputedStyle(element);
  const write = (name: string, usual: string | undefined) => {
    const value = style.getPropertyValue(name);
    if (value && value !== usual) element.setAttribute(name, colours.plain(value));
  };
  for (const [name, usual] of Object.entries(inherited))
    write(name, above ? above.getPropertyValue(name) : usual);
  for (const [name, usual] of Object.entries(own)) write(name, usual);
  if (element.childElementCount === 0)
    for (const name of ['fill', 'stroke']) partAlpha(element, name);
}

/** rgba() as a colour and an opacity: some drawing programs paint it black. */
function partAlpha(element: Element, name: string): void {
  const parts = /^rgba\((\d+, \d+, \d+), ([\d.]+)\)$/.exec(element.getAttribute(name) ?? '');
  if (!parts) return;
  element.setAttribute(name, `rgb(${parts[1]})`);
  const opacity = Number(element.getAttribute(`${name}-opacity`) ?? 1) * Number(parts[2]);
  element.setAttribute(`${name}-opacity`, opacity.toFixed(3));
}

/** Takes away what belongs to the page: classes, handlers, states. */
function strip(element: Element): void {
  for (const { name } of [...element.attributes])
    if (/^(?:class|style|tabindex|role|data-.*|aria-.*)$/.test(name)) element.removeAttribute(name);
}

/** Whether the picture would be the same without it. */
function isUnseen(element: Element): boolean {
  const { display, visibility } = getComputedStyle(element);
  return display === 'none' || (visibility !== 'visible' && element.childElementCount === 0);
}

function writeLooks(copy: SVGSVGElement): void {
  const colours = new Colours();
  const elements = [copy, ...copy.querySelectorAll('*')].filter(
    (each) => each.tagName !== 'title' && each.tagName !== 'desc',
  );
  const unseen = elements.filter((each) => each !== copy && isUnseen(each));
  for (const each of elements) writeLook(each, each === copy ? null : parentStyle(each), colours);
  for (const each of unseen) each.remove();
  for (const each of elements) strip(each);
}

function parentStyle({ parentElement }: Element): CSSStyleDeclaration | null {
  return parentElement && getComputedStyle(parentElement);
}

export interface Picture {
  /** The SVG document. */
  readonly text: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** Width and height in its own units, and the part of the plane that it shows. */
function frameOf(drawing: SVGSVGElement) {
  const box = drawing.viewBox.baseVal;
  if (box && box.width > 0 && box.height > 0)
    return { x: box.x, y: box.y, width: box.width, height: box.height };
  const size = drawing.getBoundingClientRect();
  const attribute = (name: string) => Number(drawing.getAttribute(name)) || null;
  const width = attribute('width') ?? size.width;
  return { x: 0, y: 0, width, height: attribute('height') ?? size.height };
}

/**
 * Does the work while the whole page is in the light theme, and has it back as it was before anything is painted. The
 * colours' names hold for the root of the page only, so a part of it cannot have a theme of its own.
 */
function inLightTheme<T>(work: () => T): T {
  const root = document.documentElement;
  const theme = root.className;
  const still = document.createElement('style');
  // Or all that fades from colour to colour would set out to do so.
  still.textContent = '*, ::before, ::after { transition: none !important }';
  document.head.append(still);
  root.className = 'light';
  try {
    return work();
  } finally {
    root.className = theme;
    root.getBoundingClientRect();
    still.remove();
  }
}

/** A copy with its looks written into it, and the ground that it lies on. */
function written(drawing: SVGSVGElement) {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  // Beside the original, so that the same rules reach it.
  const place = document.createElement('div');
  place.className = 'bg-surface';
  place.style.cssText = 'position:fixed;left:-99999px;top:0';
  place.append(copy);
  (drawing.parentElement ?? document.body).append(place);
  try {
    writeLooks(copy);
    return { copy, ground: new Colours().plain(getComputedStyle(place).backgroundColor) };
  } finally {
    place.remove();
  }
}

/** `paper`: on a light ground whatever the theme. `seen`: in the colours of the theme as it is. */
export type PictureColours = 'paper' | 'seen';

/**
 * The drawing as it is shown now. Looks that depend on foreignObject are lost in some programs: draw with SVG's own
 * elements, and say sizes in attributes, not in styles.
 */
export function pictureOf(
  drawing: SVGSVGElement,
  title: string,
  colours: PictureColours = 'paper',
): Picture {
  const { x, y, width, height } = frameOf(drawing);
  const { copy, ground } =
    colours === 'seen' ? written(drawing) : inLightTheme(() => written(drawing));
  const all = {
    ...{ x: x - margin, y: y - margin },
    ...{ width: width + 2 * margin, height: height + 2 * margin },
  };
  const paper = document.createElementNS(namespace, 'rect');
  for (const [name, value] of Object.entries({ ...all, fill: ground }))
    paper.setAttribute(name, String(value));
  const name = document.createElementNS(namespace, 'title');
  name.textContent = title;
  copy.prepend(name, paper);
  copy.setAttribute('xmlns', namespace);
  copy.setAttribute('viewBox', Object.values(all).join(' '));
  copy.setAttribute('width', String(all.width));
  copy.setAttribute('height', String(all.height));
  const text = new XMLSerializer().serializeToString(copy);
  return { text, width: all.width, height: all.height };
}

/** The most pixels a side, and in all, that browsers paint. */
const mostASide = 16_000;
const mostPixels = 120_000_000;

/** The picture in PNG, at twice its size where that can be painted. Rejects when the browser cannot paint it. */
export async function pngOf({ text, width, height }: Picture): Promise<Blob> {
  const largest = Math.min(mostASide / width, mostASide / height);
  const scale = Math.min(2, largest, Math.sqrt(mostPixels / (width * height)));
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      const refused = new Error('The browser cannot paint a picture of this size.');
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(refused)), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(image.src);
  }
}
