// Whether a text matches a pattern, in time that no pattern can blow up. The callers' schemas bring the patterns,
// and RegExp would let one such as (a+)+$ hold up the whole process.

import { unreachable } from '../../../lib/unreachable.ts';
import { isInSet, type PatternNode } from './pattern-ast.ts';

const MAX_STEPS = 200_000;

/** Like RegExp.test with the u flag; undefined when the pattern has back-references or the work grew too large. */
export function matchPattern(pattern: PatternNode, text: string): boolean | undefined {
  const matcher = new Matcher([...text].map((character) => character.codePointAt(0) ?? 0));
  try {
    return matcher.matches(pattern);
  } catch (thrown) {
    if (thrown instanceof Undecided) return undefined;
    throw thrown;
  }
}

class Undecided extends Error {}

/** Follows all ways at once: from a set of positions to the set of positions that a node can end at. */
class Matcher {
  readonly #text: readonly number[];
  #steps = 0;

  constructor(text: readonly number[]) {
    this.#text = text;
  }

  matches(pattern: PatternNode): boolean {
    const starts = new Set(Array.from({ length: this.#text.length + 1 }, (_, index) => index));
    return this.#ends(pattern, starts).size > 0;
  }

  #ends(node: PatternNode, starts: ReadonlySet<number>): ReadonlySet<number> {
    this.#steps += 1 + starts.size;
    if (this.#steps > MAX_STEPS) throw new Undecided();
    if (starts.size === 0) return starts;
    switch (node.type) {
      case 'set':
        return new Set(
          [...starts].flatMap((at) => {
            const codePoint = this.#text[at];
            return codePoint !== undefined && isInSet(node, codePoint) ? [at + 1] : [];
          }),
        );
      case 'sequence':
        return node.nodes.reduce((at, part) => this.#ends(part, at), starts);
      case 'choice':
        return new Set(node.branches.flatMap((branch) => [...this.#ends(branch, starts)]));
      case 'group':
        return this.#ends(node.node, starts);
      case 'repeat':
        return this.#repeated(node.node, node.min, node.max, starts);
      case 'start':
        return filter(starts, (at) => at === 0);
      case 'end':
        return filter(starts, (at) => at === this.#text.length);
      case 'boundary':
        return filter(starts, (at) => this.#isWord(at - 1) !== this.#isWord(at));
      case 'no-boundary':
        return filter(starts, (at) => this.#isWord(at - 1) === this.#isWord(at));
      case 'look':
        return filter(starts, (at) => this.#looks(node.node, node.ahead, at) !== node.negated);
      case 'back-reference':
        throw new Undecided();
      default:
        return unreachable(node);
    }
  }

  #repeated(node: PatternNode, min: number, max: number, starts: ReadonlySet<number>): ReadonlySet<number> {
    let at = starts;
    for (let count = 0; count < min && at.size > 0; count += 1) at = this.#ends(node, at);
    const reached = new Set(at);
    let fresh = at;
    for (let count = min; count < max && fresh.size > 0; count += 1) {
      fresh = filter(this.#ends(node, fresh), (end) => !reached.has(end));
      for (const end of fresh) reached.add(end);
    }
    return reached;
  }

  #looks(node: PatternNode, ahead: boolean, at: number): boolean {
    if (ahead) return this.#ends(node, new Set([at])).size > 0;
    for (let start = at; start >= 0; start -= 1) if (this.#ends(node, new Set([start])).has(at)) return true;
    return false;
  }

  #isWord(at: number): boolean {
    const codePoint = this.#text[at];
    return codePoint !== undefined && /^\w$/.test(String.fromCodePoint(codePoint));
  }
}

function filter(positions: ReadonlySet<number>, keep: (at: number) => boolean): ReadonlySet<number> {
  return new Set([...positions].filter(keep));
}
