// A text as a vector: its words, pairs of words and pieces of words, hashed into the dimensions asked for.
// Texts that share words or parts of words point the same way; nothing is known of meaning beyond that.

import { hash32 } from '../random.ts';
import { isStopWord } from '../words/stop-words.ts';
import { terms, words } from '../words/terms.ts';

// Words carry most; pieces of words let inflections and misspellings meet; pairs reward the same order.
const WORD_WEIGHT = 1;
const STOP_WORD_WEIGHT = 0.15;
const PAIR_WEIGHT = 0.35;
const PIECE_WEIGHT = 1.3;
/** Each feature is spread over a few places, so that few dimensions still tell texts apart. */
const PLACES = 4;
const PIECE_LENGTHS = [3, 4, 5];

/** The features of a text that comes in parts, each part ending at the end of a word. */
export class TextFeatures {
  readonly #counts = new Map<string, { count: number; readonly weight: number }>();
  #previous: string | undefined;

  add(text: string): void {
    for (const word of words(text)) {
      const isStop = isStopWord(word);
      for (const term of terms(word)) {
        this.#count(`w ${term}`, isStop ? STOP_WORD_WEIGHT : WORD_WEIGHT);
        if (isStop) continue;
        if (this.#previous !== undefined) this.#count(`p ${this.#previous} ${term}`, PAIR_WEIGHT);
        this.#previous = term;
        for (const piece of pieces(term)) this.#count(`c ${piece.text}`, piece.weight);
      }
    }
  }

  /** The unit vector. A text without words, an empty one too, gets a fixed direction of its own. */
  toVector(dimensions: number): number[] {
    const vector = new Float64Array(dimensions);
    for (const [feature, { count, weight }] of this.#counts) {
      // Sublinear in the frequency, so that repetition does not drown the rest.
      const strength = weight * (1 + Math.log(count));
      for (let place = 0; place < PLACES; place += 1) {
        const at = hash32(feature, 2 * place) % dimensions;
        // Sign and size come from a second hash: features that meet in one place cancel as often as they add up.
        const size = hash32(feature, 2 * place + 1) / 0x8000_0000 - 1;
        vector[at] = (vector[at] ?? 0) + size * strength;
      }
    }
    return normalise(vector);
  }

  #count(feature: string, weight: number): void {
    const known = this.#counts.get(feature);
    if (known === undefined) this.#counts.set(feature, { count: 1, weight });
    else known.count += 1;
  }
}

function normalise(vector: Float64Array): number[] {
  let squares = 0;
  for (const value of vector) squares += value * value;
  if (squares === 0) {
    vector[hash32('no words') % vector.length] = 1;
    squares = 1;
  }
  const length = Math.sqrt(squares);
  // Models give single precision, and clients that ask for base64 get just that.
  return Array.from(vector, (value) => Math.fround(value / length));
}

/** The pieces of a word with its ends marked, weighted so that long words do not outweigh short ones. */
function pieces(term: string): { text: string; weight: number }[] {
  const characters = [' ', ...term, ' '];
  const found: string[] = [];
  for (const length of PIECE_LENGTHS) {
    for (let start = 0; start + length <= characters.length; start += 1) {
      found.push(characters.slice(start, start + length).join(''));
    }
  }
  const weight = PIECE_WEIGHT / Math.sqrt(Math.max(1, found.length));
  return found.map((text) => ({ text, weight }));
}
