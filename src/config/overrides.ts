// What flags and gateway variables say, as a document to lay over the files. A variable's value does not enter
// it: its reference does, so that what is printed later holds no secret of the environment.

import { isIP } from 'node:net';
import { type DocumentPath, formatPath } from '../lib/document-path.ts';
import type { ConfigProblem } from './config-error.ts';
import { mergeDocuments } from './merge-documents.ts';
import { type Environment, escapeReferences } from './substitute-environment.ts';

/** The command line's words, as they were written. */
export type ConfigFlags = {
  readonly port?: string | undefined;
  /** A bind mode, or an IP address. */
  readonly bind?: string | undefined;
  readonly token?: string | undefined;
  readonly logLevel?: string | undefined;
};

export type Override = {
  /** What the operator used: `--port`, `OPENCLAW_GATEWAY_TOKEN`. */
  readonly origin: string;
  readonly path: DocumentPath;
  readonly value: unknown;
};

/** Later overrides win: flags come after variables. An empty variable is no variable. */
export function readOverrides(flags: ConfigFlags, environment: Environment): Override[] {
  const overrides: Override[] = [];
  const add = (origin: string, path: DocumentPath, value: unknown): void => {
    overrides.push({ origin, path, value });
  };
  const { OPENCLAW_GATEWAY_PORT: port } = environment;
  if (port) add('OPENCLAW_GATEWAY_PORT', ['gateway', 'port'], readNumber(port));
  for (const kind of ['token', 'password']) {
    const variable = `OPENCLAW_GATEWAY_${kind.toUpperCase()}`;
    if (environment[variable]) add(variable, ['gateway', 'auth', kind], `\${${variable}}`);
  }
  if (flags.port !== undefined) add('--port', ['gateway', 'port'], readNumber(flags.port));
  if (flags.bind !== undefined) {
    const isAddress = isIP(flags.bind) !== 0;
    add('--bind', ['gateway', 'bind'], isAddress ? 'custom' : flags.bind);
    if (isAddress) add('--bind', ['gateway', 'customBindHost'], flags.bind);
  }
  if (flags.token !== undefined) {
    add('--token', ['gateway', 'auth', 'mode'], 'token');
    add('--token', ['gateway', 'auth', 'token'], escapeReferences(flags.token));
  }
  if (flags.logLevel !== undefined) add('--log-level', ['logging', 'consoleLevel'], flags.logLevel);
  return overrides;
}

export function applyOverrides(document: unknown, overrides: readonly Override[]): unknown {
  return overrides.reduce((merged, { path, value }) => {
    const overlay = path.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value);
    return mergeDocuments(merged, overlay);
  }, document);
}

/** The problem with the place where its value really came from. */
export function withOrigin(problem: ConfigProblem, overrides: readonly Override[]): ConfigProblem {
  const override = overrides.findLast(({ path }) => formatPath(path) === problem.path);
  return override === undefined ? problem : { ...problem, path: `${override.origin} (${problem.path})` };
}

function readNumber(text: string): number | string {
  return /^\d{1,15}$/.test(text.trim()) ? Number(text) : text;
}
