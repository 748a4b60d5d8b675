// Reads a regular expression's source into a tree. What it does not know makes the whole pattern unknown.

import { LINE_ENDS, set, shorthandRanges, single } from './character-sets.ts';
import type { CharacterSet, PatternNode } from './pattern-ast.ts';

const MAX_SOURCE_CHARACTERS = 2_000;
const MAX_DEPTH = 50;
const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 };

/** The tree; undefined when the source is malformed or beyond the subset. */
export function parsePattern(source: string): PatternNode | undefined {
  if (source.length > MAX_SOURCE_CHARACTERS) return undefined;
  try {
    return new PatternParser(source).parse();
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}

class PatternParser {
  readonly #characters: readonly string[];
  #at = 0;
  #groups = 0;
  #depth = 0;

  constructor(source: string) {
    this.#characters = [...source];
  }

  parse(): PatternNode {
    const node = this.#choice();
    if (this.#at < this.#characters.length) throw new SyntaxError('unmatched bracket');
    return node;
  }

  #choice(): PatternNode {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new SyntaxError('too deep');
    const branches: PatternNode[] = [this.#sequence()];
    while (this.#take('|')) branches.push(this.#sequence());
    this.#depth -= 1;
    return branches.length === 1 && branches[0] !== undefined ? branches[0] : { type: 'choice', branches };
  }

  #sequence(): PatternNode {
    const nodes: PatternNode[] = [];
    for (let next = this.#peek(); next !== undefined && next !== '|' && next !== ')'; next = this.#peek()) {
      nodes.push(this.#quantified(this.#atom()));
    }
    return { type: 'sequence', nodes };
  }

  #quantified(node: PatternNode): PatternNode {
    let range: readonly [number, number] | undefined;
    if (this.#take('*')) range = [0, Number.POSITIVE_INFINITY];
    else if (this.#take('+')) range = [1, Number.POSITIVE_INFINITY];
    else if (this.#take('?')) range = [0, 1];
    else if (this.#peek() === '{') range = this.#braces();
    if (range === undefined) return node;
    this.#take('?');
    return { type: 'repeat', node, min: range[0], max: range[1] };
  }

  /** `{2}`, `{2,}`, `{2,5}`; anything else in braces is text. */
  #braces(): readonly [number, number] | undefined {
    const match = /^\{(\d{1,6})(,?)(\d{0,6})\}/.exec(this.#rest(20));
    if (match === null) return undefined;
    const [all, min = '0', comma, max = ''] = match;
    this.#at += all.length;
    if (comma === '') return [Number(min), Number(min)];
    return [Number(min), max === '' ? Number.POSITIVE_INFINITY : Number(max)];
  }

  #atom(): PatternNode {
    const character = this.#next();
    switch (character) {
      case '^':
        return { type: 'start' };
      case '$':
        return { type: 'end' };
      case '.':
        return { ...set(LINE_ENDS), negated: true };
      case '(':
        return this.#group();
      case '[':
        return this.#class();
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
        throw new SyntaxError('nothing to repeat');
      default:
        return single(character);
    }
  }

  #group(): PatternNode {
    if (!this.#take('?')) {
      this.#groups += 1;
      return this.#captured([this.#groups]);
    }
    if (this.#take(':')) return this.#closed();
    if (this.#take('=')) return { type: 'look', ahead: true, negated: false, node: this.#closed() };
    if (this.#take('!')) return { type: 'look', ahead: true, negated: true, node: this.#closed() };
    if (!this.#take('<')) throw new SyntaxError('unknown group');
    if (this.#take('=')) return { type: 'look', ahead: false, negated: false, node: this.#closed() };
    if (this.#take('!')) return { type: 'look', ahead: false, negated: true, node: this.#closed() };
    this.#groups += 1;
    return this.#captured([this.#groups, this.#name('>')]);
  }

  #captured(keys: readonly (number | string)[]): PatternNode {
    return { type: 'group', keys, node: this.#closed() };
  }

  #closed(): PatternNode {
    const node = this.#choice();
    if (!this.#take(')')) throw new SyntaxError('open group');
    return node;
  }

  #escape(): PatternNode {
    const character = this.#next();
    if (character === 'b') return { type: 'boundary' };
    if (character === 'B') return { type: 'no-boundary' };
    if (character === 'k' && this.#take('<')) return { type: 'back-reference', key: this.#name('>') };
    if (/[1-9]/.test(character)) {
      let digits = character;
      while (/^\d$/.test(this.#peek() ?? '')) digits += this.#next();
      return { type: 'back-reference', key: Number(digits) };
    }
    return this.#shorthand(character) ?? single(this.#literal(character));
  }

  #shorthand(character: string): CharacterSet | undefined {
    const ranges = shorthandRanges(character);
    if (ranges !== undefined) return { ...set(ranges), negated: /[DWS]/.test(character) };
    if (character !== 'p' && character !== 'P') return undefined;
    if (!this.#take('{')) throw new SyntaxError('property without a name');
    const property = new RegExp(`^\\p{${this.#name('}')}}$`, 'u');
    return { ...set([]), properties: [property], negated: character === 'P' };
  }

  #literal(character: string): string {
    const control = CONTROLS[character];
    if (control !== undefined) return String.fromCodePoint(control);
    if (character === 'x') return this.#hexadecimal(2);
    if (character === 'c') return String.fromCodePoint((this.#next().codePointAt(0) ?? 0) % 32);
    if (character !== 'u') return character;
    if (!this.#take('{')) return this.#hexadecimal(4);
    return fromHexadecimal(this.#name('}'));
  }

  #hexadecimal(length: number): string {
    let digits = '';
    while (digits.length < length) digits += this.#next();
    return fromHexadecimal(digits);
  }

  #class(): CharacterSet {
    const negated = this.#take('^');
    const ranges: (readonly [number, number])[] = [];
    const sets: CharacterSet[] = [];
    while (!this.#take(']')) {
      const from = this.#classMember();
      if (typeof from !== 'number') {
        sets.push(from);
        continue;
      }
      if (this.#peek() !== '-' || this.#characters[this.#at + 1] === ']') {
        ranges.push([from, from]);
        continue;
      }
      this.#next();
      const to = this.#classMember();
      if (typeof to === 'number') ranges.push([from, to]);
      else {
        ranges.push([from, from], [45, 45]);
        sets.push(to);
      }
    }
    return { ...set(ranges), sets, negated };
  }

  #classMember(): number | CharacterSet {
    const character = this.#next();
    if (character !== '\\') return character.codePointAt(0) ?? 0;
    const escaped = this.#next();
    if (escaped === 'b') return 8;
    return this.#shorthand(escaped) ?? this.#literal(escaped).codePointAt(0) ?? 0;
  }

  #name(end: string): string {
    let name = '';
    while (!this.#take(end)) name += this.#next();
    return name;
  }

  #peek(): string | undefined {
    return this.#characters[this.#at];
  }

  #next(): string {
    const character = this.#characters[this.#at];
    if (character === undefined) throw new SyntaxError('unexpected end');
    this.#at += 1;
    return character;
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at += 1;
    return true;
  }

  #rest(length: number): string {
    return this.#characters.slice(this.#at, this.#at + length).join('');
  }
}

function fromHexadecimal(digits: string): string {
  const codePoint = Number.parseInt(digits, 16);
  if (!(codePoint >= 0 && codePoint <= 0x10ffff)) throw new SyntaxError('bad escape');
  return String.fromCodePoint(codePoint);
}
