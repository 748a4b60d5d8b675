// Makes texts that match a pattern and have a wanted length.

import { unreachable } from '../../../lib/unreachable.ts';
import { createRandom, type Random } from '../random.ts';
import { matchPattern } from './match-pattern.ts';
import { parsePattern } from './parse-pattern.ts';
import { type CharacterSet, isInSet, type PatternNode } from './pattern-ast.ts';

export type LengthRange = { readonly min: number; readonly max: number };

/** How often beyond its least a repetition is used, in the order tried: plain-looking results first. */
const EXTRAS = [2, 0, 1, 3, 4, 6, 8, 5, 7, 10, 12, 16, 24, 32];
const MAX_CHARACTERS = 4_096;
const PLAIN_ATTEMPTS = EXTRAS.length;
const ATTEMPTS = 80;

/** A text that matches, of a length in the range; undefined when none was found. `seed` varies it. */
export function samplePattern(source: string, length: LengthRange, seed: number): string | undefined {
  const pattern = parsePattern(source);
  if (pattern === undefined) return undefined;
  const finite = Math.min(length.max, length.min + 200);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const isPlain = attempt < PLAIN_ATTEMPTS;
    const extra = EXTRAS[attempt] ?? length.min + ((attempt * 7) % Math.max(1, finite - length.min + 1));
    const sampler = new Sampler(createRandom(seed * 1_009 + attempt), extra, isPlain);
    const sample = sampler.sample(pattern);
    for (const text of [sample, sample.padEnd(Math.min(length.min, MAX_CHARACTERS), 'a')]) {
      const characters = [...text].length;
      if (characters < length.min || characters > length.max) continue;
      // A pattern that the matcher cannot decide on was followed to the letter, groups included.
      if (matchPattern(pattern, text) ?? true) return text;
    }
  }
  return undefined;
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';
const OTHERS = '-_. !@#$%&*+=?:/,;()[]{}<>|~^\'"`\\\téñßçøЖλ中あ한🙂';
const PLAIN_POOLS = [LOWER, UPPER, DIGITS];

class Sampler {
  readonly #random: Random;
  readonly #extra: number;
  readonly #isPlain: boolean;
  readonly #groups = new Map<number | string, string>();
  /** What look-aheads want to see further on. */
  #wanted: string[] = [];
  #length = 0;

  constructor(random: Random, extra: number, isPlain: boolean) {
    this.#random = random;
    this.#extra = extra;
    this.#isPlain = isPlain;
  }

  sample(node: PatternNode): string {
    switch (node.type) {
      case 'set':
        this.#length += 1;
        return this.#character(node);
      case 'sequence':
        return node.nodes.map((part) => this.sample(part)).join('');
      case 'choice': {
        const branch = node.branches[Math.floor(this.#random() * node.branches.length)];
        return branch === undefined ? '' : this.sample(branch);
      }
      case 'repeat': {
        const extra = this.#length > MAX_CHARACTERS ? 0 : Math.min(node.max - node.min, this.#extra);
        let text = '';
        for (let count = 0; count < node.min + extra && this.#length <= 2 * MAX_CHARACTERS; count += 1) {
          text += this.sample(node.node);
        }
        return text;
      }
      case 'group': {
        const text = this.sample(node.node);
        for (const key of node.keys) this.#groups.set(key, text);
        return text;
      }
      case 'back-reference':
        return this.#groups.get(node.key) ?? '';
      case 'look':
        if (node.ahead && !node.negated) {
          this.#wanted = [...this.#wanted, ...new Sampler(this.#random, 0, true).sample(node.node)];
        }
        // What must stand before is put there, unless it does already: odd attempts leave it out.
        return !node.ahead && !node.negated && this.#extra % 2 === 0 ? this.sample(node.node) : '';
      case 'start':
      case 'end':
      case 'boundary':
      case 'no-boundary':
        return '';
      default:
        return unreachable(node);
    }
  }

  #character(set: CharacterSet): string {
    const wanted = this.#wanted.findIndex((character) => accepts(set, character));
    if (wanted >= 0 && this.#random() < 0.5) return this.#wanted.splice(wanted, 1)[0] ?? '';
    const pools = this.#isPlain ? PLAIN_POOLS : [LOWER + UPPER + DIGITS + OTHERS];
    for (const pool of [...pools, OTHERS]) {
      const fitting = [...pool].filter((character) => accepts(set, character));
      if (fitting.length > 0) return fitting[Math.floor(this.#random() * fitting.length)] ?? '';
    }
    return this.#rare(set);
  }

  /** A character of a set that holds none of the usual ones: from its own ranges, else from the first pages. */
  #rare(set: CharacterSet): string {
    for (const [from, to] of [...set.ranges, ...set.sets.flatMap(({ ranges }) => ranges)]) {
      const offset = Math.floor(this.#random() * (Math.min(to, from + 25) - from + 1));
      if (isInSet(set, from + offset)) return String.fromCodePoint(from + offset);
    }
    for (let codePoint = 0; codePoint < 0x3100; codePoint += 1) {
      if (isInSet(set, codePoint)) return String.fromCodePoint(codePoint);
    }
    return '';
  }
}

function accepts(set: CharacterSet, character: string): boolean {
  return isInSet(set, character.codePointAt(0) ?? 0);
}
