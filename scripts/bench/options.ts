// The command line of the bench.

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BUILT_ENTRY, SOURCE_ENTRY } from './built-package.ts';
import { LOAD_SCENARIOS } from './scenarios.ts';

export const PARTS = [...LOAD_SCENARIOS, 'start', 'memory', 'abort'] as const;
export type Part = (typeof PARTS)[number];

export type BenchOptions = {
  readonly help: boolean;
  readonly parts: readonly Part[];
  readonly seconds: number;
  readonly rounds: number;
  readonly patience: number;
  readonly warmUpSeconds: number;
  /** The main file of the gateway that is measured. */
  readonly entry: string;
  readonly profile: boolean;
  readonly jsonFile: string | undefined;
};

export const HELP = `Usage: npm run bench [-- options]

Measures the gateway against two bare servers, P (a proxy) and S (answers from memory), and says which target is
met. Takes about four minutes. docs/performance.md tells how to read the figures.

  --only LIST      parts to run, by comma: ${PARTS.join(', ')} (all)
  --seconds N      length of a round (4)
  --rounds N       rounds of each server, in turns (5)
  --patience N     most pairs of rounds to measure again because other processes worked on the same cores (5)
  --warm-up N      seconds of load before the first round of each server (3)
  --server WHAT    dist: the built package, built first when it is older than the sources (default); src: the sources;
                   else the main file of a package built elsewhere
  --profile        run our server alone under each load of --only, and print where its time goes
  --json FILE      write all figures to a file too
  --help           this text`;

const ENTRIES = new Map([
  ['dist', BUILT_ENTRY],
  ['src', SOURCE_ENTRY],
]);

/** Throws Error, with a message for people, for what it does not know. */
export function readOptions(commandLine: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...commandLine],
    options: {
      help: { type: 'boolean', default: false },
      only: { type: 'string' },
      seconds: { type: 'string', default: '4' },
      rounds: { type: 'string', default: '5' },
      patience: { type: 'string', default: '5' },
      'warm-up': { type: 'string', default: '3' },
      server: { type: 'string', default: 'dist' },
      profile: { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  });
  return {
    help: values.help,
    parts: readParts(values.only),
    seconds: readNumber('--seconds', values.seconds, 0.1),
    rounds: Math.round(readNumber('--rounds', values.rounds, 1)),
    patience: Math.round(readNumber('--patience', values.patience, 0)),
    warmUpSeconds: readNumber('--warm-up', values['warm-up'], 0),
    entry: ENTRIES.get(values.server) ?? resolve(values.server),
    profile: values.profile,
    jsonFile: values.json,
  };
}

function readParts(list: string | undefined): readonly Part[] {
  if (list === undefined) return PARTS;
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !PARTS.some((part) => part === name));
  if (unknown !== undefined) throw new Error(`--only: "${unknown}" is none of ${PARTS.join(', ')}.`);
  return PARTS.filter((part) => names.includes(part));
}

function readNumber(name: string, value: string, least: number): number {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number) || number < least) {
    throw new Error(`${name}: "${value}" is not a number of at least ${least}.`);
  }
  return number;
}
