// Works out an expression of numbers, brackets and + - * / % ^. Exact for whole numbers of any size.

const TOKEN = /\s*(?:(\d+(?:\.\d+)?|\.\d+)|([-+*/%^()]))/y;
const PRECEDENCE: Readonly<Record<string, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '%': 2, '^': 4 };
const SIGN = 3;
const MAX_TOKENS = 400;
const MAX_DIGITS = 2_000;

type Value = number | bigint;

/** The value as text; undefined when the expression is malformed or has no value (division by zero). */
export function evaluate(expression: string): string | undefined {
  const tokens = tokenise(expression);
  if (tokens === undefined) return undefined;
  const exact = !/[./]|\^\s*[-(]/.test(expression) ? new Parser(tokens, true).parse() : undefined;
  const value = exact ?? new Parser(tokens, false).parse();
  if (value === undefined) return undefined;
  if (typeof value === 'bigint') return value.toString();
  if (!Number.isFinite(value)) return undefined;
  return String(Number(value.toPrecision(12)));
}

function tokenise(expression: string): string[] | undefined {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const text = expression.trim();
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (match === null || tokens.length >= MAX_TOKENS) return undefined;
    tokens.push(match[1] ?? match[2] ?? '');
  }
  return tokens;
}

/** Precedence climbing. Undefined stands for no value, all the way up. */
class Parser {
  readonly #tokens: readonly string[];
  readonly #exact: boolean;
  #at = 0;

  constructor(tokens: readonly string[], exact: boolean) {
    this.#tokens = tokens;
    this.#exact = exact;
  }

  parse(): Value | undefined {
    const value = this.#expression(0);
    return this.#at === this.#tokens.length ? value : undefined;
  }

  #expression(minimum: number): Value | undefined {
    let left = this.#operand();
    while (left !== undefined) {
      const operator = this.#tokens[this.#at] ?? '';
      const precedence = PRECEDENCE[operator];
      if (precedence === undefined || precedence < minimum) return left;
      this.#at += 1;
      // Powers bind to the right: 2^3^2 is 2^9.
      const right = this.#expression(operator === '^' ? precedence : precedence + 1);
      left = right === undefined ? undefined : apply(operator, left, right);
    }
    return undefined;
  }

  #operand(): Value | undefined {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    if (token === '-' || token === '+') {
      const value = this.#expression(SIGN);
      return value === undefined || token === '+' ? value : -value;
    }
    if (token === '(') {
      const value = this.#expression(0);
      if (this.#tokens[this.#at] !== ')') return undefined;
      this.#at += 1;
      return value;
    }
    if (token === undefined || !/\d/.test(token)) return undefined;
    return this.#exact ? BigInt(token) : Number(token);
  }
}

function apply(operator: string, left: Value, right: Value): Value | undefined {
  if (typeof left === 'bigint' && typeof right === 'bigint') return applyExact(operator, left, right);
  const [a, b] = [Number(left), Number(right)];
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? undefined : a / b;
    case '%':
      return b === 0 ? undefined : a % b;
    default:
      return a ** b;
  }
}

function applyExact(operator: string, a: bigint, b: bigint): bigint | undefined {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '%':
      return b === 0n ? undefined : a % b;
    default:
      // Beyond this the result is of no use to a reader and takes long to work out.
      return b < 0n || b * BigInt(a.toString().length) > MAX_DIGITS ? undefined : a ** b;
  }
}
