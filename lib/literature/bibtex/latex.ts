/** LaTeX as it occurs in bibliographies, as the text it stands for. Linear: no argument is looked for further than it may be long. */

const accents: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  '"': '\u0308',
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  c: '\u0327',
  k: '\u0328',
  r: '\u030a',
  b: '\u0331',
  d: '\u0323',
};

const symbols: Readonly<Record<string, string>> = {
  ss: 'ß',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  aa: 'å',
  AA: 'Å',
  l: 'ł',
  L: 'Ł',
  i: 'i',
  j: 'j',
  th: 'þ',
  TH: 'Þ',
  dh: 'ð',
  DH: 'Ð',
  dj: 'đ',
  DJ: 'Đ',
  textendash: '–',
  textemdash: '—',
  textquoteleft: '‘',
  textquoteright: '’',
  textquotedblleft: '“',
  textquotedblright: '”',
  textquotesingle: "'",
  textasciitilde: '~',
  textasciicircum: '^',
  textbackslash: '\\',
  textbar: '|',
  textless: '<',
  textgreater: '>',
  textunderscore: '_',
  textdollar: '$',
  textpercent: '%',
  textregistered: '®',
  texttrademark: '™',
  textcopyright: '©',
  textdegree: '°',
  textmu: 'µ',
  texteuro: '€',
  pounds: '£',
  textsterling: '£',
  S: '§',
  P: '¶',
  dag: '†',
  ddag: '‡',
  ldots: '…',
  dots: '…',
  textellipsis: '…',
  textbullet: '•',
  textperiodcentered: '·',
  textonehalf: '½',
  quad: ' ',
  qquad: ' ',
  space: ' ',
  newline: ' ',
  pm: '±',
  mp: '∓',
  times: '×',
  div: '÷',
  cdot: '·',
  leq: '≤',
  le: '≤',
  leqslant: '≤',
  geq: '≥',
  ge: '≥',
  geqslant: '≥',
  neq: '≠',
  ne: '≠',
  approx: '≈',
  sim: '∼',
  simeq: '≃',
  equiv: '≡',
  infty: '∞',
  sum: '∑',
  prod: '∏',
  partial: '∂',
  nabla: '∇',
  rightarrow: '→',
  to: '→',
  leftarrow: '←',
  uparrow: '↑',
  downarrow: '↓',
  leftrightarrow: '↔',
  Rightarrow: '⇒',
  in: '∈',
  subset: '⊂',
  cup: '∪',
  cap: '∩',
  forall: '∀',
  exists: '∃',
  circ: '°',
  prime: '′',
  ell: 'ℓ',
  percent: '%',
  lbrace: '{',
  rbrace: '}',
  backslash: '\\',
  ll: '≪',
  gg: '≫',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  varepsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  vartheta: 'ϑ',
  iota: 'ι',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  upsilon: 'υ',
  phi: 'φ',
  varphi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  Gamma: 'Γ',
  Delta: 'Δ',
  Theta: 'Θ',
  Lambda: 'Λ',
  Xi: 'Ξ',
  Pi: 'Π',
  Sigma: 'Σ',
  Phi: 'Φ',
  Psi: 'Ψ',
  Omega: 'Ω',
};

/** Only say how their argument looks. */
const looks = new Set(
  (
    'textit textbf textsc textrm textsf texttt textup textsl textmd textnormal emph text mathrm mathbf mathit ' +
    'mathcal mathsf mathbb mathtt ensuremath mbox hbox underline uppercase lowercase it bf sc rm em sl tt bfseries ' +
    'itshape scshape upshape url path small footnotesize large left right protect noopsort relax displaystyle ' +
    'operatorname boldsymbol bm sffamily rmfamily ttfamily normalfont'
  ).split(' '),
);

const raised: ReadonlyMap<string, string> = new Map(
  [...'0123456789+-=()n'].map((plain, index) => [plain, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'][index] ?? plain]),
);

/** An argument: a group without groups in it, a command, or one character. */
const argument = /\s{0,3}(?:\{([^{}]{0,100})\}|\{\\([ij])\}|(\\[A-Za-z]{1,20})\s?|([^\s{}\\]))/y;
const token =
  /\\([A-Za-z]{1,40})\*?|\\([\s\S])|[{}]|~|\$([^$\r\n]{1,300})\$|-{2,3}|``|''|[^\\{}~$\-`']+|[\s\S]/y;

/** A command that nobody knows stays as it is written. */
export function latexToText(latex: string): string {
  if (!/[\\{}~$]|--|``|''/.test(latex)) return latex;
  return new LatexReader(latex, false).read().normalize('NFC');
}

class LatexReader {
  #position = 0;

  constructor(
    readonly latex: string,
    readonly isMath: boolean,
  ) {}

  read(): string {
    const parts: string[] = [];
    while (this.#position < this.latex.length) parts.push(this.#next());
    return parts.join('');
  }

  #next(): string {
    token.lastIndex = this.#position;
    const match = token.exec(this.latex);
    if (match === null) return this.latex.slice(this.#position++, this.#position);
    this.#position = token.lastIndex;
    const [whole, command, escaped, math] = match;
    if (whole === '~') return this.#tie(match.index);
    if (command !== undefined) return this.#command(command, whole);
    if (escaped !== undefined) return this.#escape(escaped);
    if (math !== undefined)
      return isFormula(math) ? new LatexReader(math, true).read() : this.#dollar(whole);
    return this.isMath ? scripted(whole, () => this.#argument()) : plain(whole);
  }

  /** A "~" between two words ties them; at the beginning of one it says "about". */
  #tie(at: number): string {
    return /\S/.test(this.latex[at - 1] ?? ' ') ? ' ' : '~';
  }

  /** A "$" that opens no formula is a price. */
  #dollar(whole: string): string {
    this.#position -= whole.length - 1;
    return '$';
  }

  #command(name: string, whole: string): string {
    const mark = accents[name];
    if (mark !== undefined) return accented(this.#argument(), mark) ?? whole;
    this.#skipSpace();
    if (name === 'textsuperscript') return raise(this.#argument() ?? '');
    if (looks.has(name) || name === 'textsubscript') return '';
    return symbols[name] ?? whole;
  }

  /** The space behind a command ends its name, and is no part of the text. */
  #skipSpace(): void {
    if (this.latex[this.#position] === ' ') this.#position += 1;
    if (this.latex.startsWith('{}', this.#position)) this.#position += 2;
  }

  #escape(character: string): string {
    const mark = accents[character];
    if (mark !== undefined) return accented(this.#argument(), mark) ?? character;
    if (character === '-' || character === '/') return '';
    return /[&%$#_{}]/.test(character) ? character : ' ';
  }

  /** null when none follows. */
  #argument(): string | null {
    argument.lastIndex = this.#position;
    const match = argument.exec(this.latex);
    if (match === null) return null;
    this.#position = argument.lastIndex;
    const [, group, dotless, command, character] = match;
    if (group !== undefined) return group.replace(/\\([ij])\b\s?/, '$1');
    return dotless ?? symbols[command?.slice(1) ?? ''] ?? command ?? character ?? null;
  }
}

function accented(letters: string | null, mark: string): string | null {
  if (letters === null) return null;
  return letters === '' ? '' : letters.charAt(0) + mark + letters.slice(1);
}

/** Of a text between two "$". */
function isFormula(text: string): boolean {
  return /[\\^_]/.test(text) || !/\s/.test(text.trim());
}

function plain(text: string): string {
  if (text === '{' || text === '}') return '';
  const meant: Readonly<Record<string, string>> = {
    '--': '–',
    '---': '—',
    '``': '“',
    "''": '”',
  };
  return meant[text] ?? text;
}

/** The text of a formula: only a script at its end is raised, what is lowered stands on the line. */
function scripted(text: string, takeArgument: () => string | null): string {
  if (!/[\^_]/.test(text)) return plain(text);
  const withScripts = text
    .replace(/\^([0-9n+-])/g, (_, digit) => raise(digit))
    .replace(/_(?=.)/g, '');
  if (withScripts.endsWith('^')) return withScripts.slice(0, -1) + raise(takeArgument() ?? '');
  return withScripts.endsWith('_') ? withScripts.slice(0, -1) : withScripts;
}

function raise(text: string): string {
  const letters = [...text].map((letter) => raised.get(letter));
  return letters.every((letter) => letter !== undefined) ? letters.join('') : `^${text}`;
}
