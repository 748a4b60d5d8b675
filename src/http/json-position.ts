// Finds where a text stops being JSON. V8 says it only for some faults, and a person with a long body needs it.

export type JsonFault = { readonly line: number; readonly column: number; readonly found: string };

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERAL = /true|false|null/y;
const SPACE = /[ \t\n\r]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** The first place at which the text cannot be JSON any more; its end when it breaks off. */
export function findJsonFault(text: string): JsonFault {
  const index = new Scanner(text).faultIndex();
  const before = text.slice(0, index);
  const line = before.split('\n').length;
  const column = index - before.lastIndexOf('\n');
  const codePoint = text.codePointAt(index);
  return {
    line,
    column,
    found: codePoint === undefined ? 'end' : JSON.stringify(String.fromCodePoint(codePoint)),
  };
}

/** Walks over tokens with a stack of its own, so that deep nesting cannot overflow the call stack. */
class Scanner {
  readonly #text: string;
  #index = 0;

  constructor(text: string) {
    this.#text = text;
  }

  faultIndex(): number {
    const closers: string[] = [];
    // `value` may be the first thing in a container, which may also close at once.
    let expected: 'value' | 'first-value' | 'first-key' | 'key' | 'end' = 'value';
    for (;;) {
      this.#skip(SPACE);
      const character = this.#text[this.#index];
      if (expected === 'end') {
        const closer = closers.at(-1);
        if (closer === undefined) return this.#index;
        if (character === closer) closers.pop();
        else if (character === ',') expected = closer === '}' ? 'key' : 'value';
        else return this.#index;
        this.#index += 1;
        continue;
      }
      if ((expected === 'first-value' || expected === 'first-key') && character === closers.at(-1)) {
        closers.pop();
        this.#index += 1;
        expected = 'end';
        continue;
      }
      if (expected === 'key' || expected === 'first-key') {
        if (!this.#string()) return this.#index;
        this.#skip(SPACE);
        if (this.#text[this.#index] !== ':') return this.#index;
        this.#index += 1;
        expected = 'value';
        continue;
      }
      if (character === '{' || character === '[') {
        closers.push(character === '{' ? '}' : ']');
        this.#index += 1;
        expected = character === '{' ? 'first-key' : 'first-value';
        continue;
      }
      const isScalar = character === '"' ? this.#string() : this.#skip(NUMBER) || this.#skip(LITERAL);
      if (!isScalar) return this.#index;
      expected = 'end';
    }
  }

  /** False leaves the index at the fault. */
  #string(): boolean {
    if (this.#text[this.#index] !== '"') return false;
    this.#index += 1;
    while (this.#index < this.#text.length) {
      const code = this.#text.charCodeAt(this.#index);
      if (code === 0x22) {
        this.#index += 1;
        return true;
      }
      if (code < 0x20) return false;
      if (code !== 0x5c) this.#index += 1;
      else if (!this.#skip(ESCAPE)) return false;
    }
    return false;
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#index;
    if (!pattern.test(this.#text)) return false;
    const moved = pattern.lastIndex > this.#index;
    this.#index = pattern.lastIndex;
    return moved;
  }
}
