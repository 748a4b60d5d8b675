// Equations with one unknown of the first degree: `8x + 7 = -23`.

import type { Answerer } from './answer.ts';
import { evaluate } from './evaluate.ts';

/** How far from the equals sign a side may reach. */
const MAX_SIDE = 100;
const UNKNOWN = /(?<![a-z])[a-z](?![a-z])/gi;

export type Solved = { readonly equation: string; readonly unknown: string; readonly value: string };

/** The equation in a text and its solution; undefined when there is none, several or no first degree. */
function solveEquation(text: string): Solved | undefined {
  const at = text.indexOf('=');
  if (at < 0) return undefined;
  const left = lastTerm(/[-+*/^().\d\sa-z]*$/i.exec(text.slice(Math.max(0, at - MAX_SIDE), at))?.[0] ?? '');
  const right = firstTerm(/^[-+*/^().\d\sa-z]*/i.exec(text.slice(at + 1, at + 1 + MAX_SIDE))?.[0] ?? '');
  const unknowns = new Set(`${left}=${right}`.match(UNKNOWN)?.map((letter) => letter.toLowerCase()) ?? []);
  const [unknown] = unknowns;
  if (unknowns.size !== 1 || unknown === undefined || left === '' || right === '') return undefined;
  const difference = (x: number): number | undefined => {
    const [a, b] = [left, right].map((side) => valueAt(side, x));
    return a === undefined || b === undefined ? undefined : a - b;
  };
  const [zero, one, two] = [difference(0), difference(1), difference(2)];
  if (zero === undefined || one === undefined || two === undefined) return undefined;
  const slope = one - zero;
  if (slope === 0 || Math.abs(two - one - slope) > 1e-9) return undefined;
  const value = Number((-zero / slope).toPrecision(12));
  return { equation: `${left} = ${right}`, unknown, value: String(value === 0 ? 0 : value) };
}

/** Answers with the unknown's value. */
export const answerEquation: Answerer = ({ conversation }) => {
  const solved = solveEquation(conversation.question);
  if (solved === undefined) return undefined;
  return {
    text: `${solved.unknown} = ${solved.value}`,
    because: `The message holds the equation ${solved.equation}; it has one solution.`,
  };
};

function valueAt(side: string, x: number): number | undefined {
  const filled = side.replace(/(\d|\))\s*(?=[a-z(])/gi, '$1*').replace(UNKNOWN, `(${x})`);
  const value = evaluate(filled);
  return value === undefined ? undefined : Number(value);
}

/** Words before the equation's first term are of the sentence: `solve 8x + 7`. */
function lastTerm(text: string): string {
  const words = text.trim().split(/(?<![-+*/^(])\s+(?![-+*/^)])/);
  return isExpression(words.at(-1) ?? '') ? (words.at(-1) ?? '') : '';
}

function firstTerm(text: string): string {
  const words = text.trim().split(/(?<![-+*/^(])\s+(?![-+*/^)])/);
  return isExpression(words[0] ?? '') ? (words[0] ?? '') : '';
}

function isExpression(text: string): boolean {
  return text !== '' && !/[a-z]{2}/i.test(text);
}
