// Reads one configuration file: JSON5, with its `$include`s in their places. Knows no key but that one.

import { readFile, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import JSON5 from 'json5';
import type { DocumentPath } from '../lib/document-path.ts';
import { formatPath } from '../lib/document-path.ts';
import { isPlainObject } from '../lib/plain-object.ts';
import type { ReportProblem } from './config-error.ts';
import { describeFound } from './describe-found.ts';
import { mergeDocuments } from './merge-documents.ts';

const INCLUDE = '$include';
const DEEPEST_INCLUDE = 10;

export type ConfigDocument = {
  /** The document with everything included; undefined where a problem was reported instead. */
  readonly document: unknown;
  /** Every file that was read, the named one first. */
  readonly files: readonly string[];
};

type IncludeContext = {
  /** The named file's folder, symlinks resolved: nothing outside it is read. */
  readonly root: string;
  /** From the named file to the one being read. */
  readonly chain: readonly string[];
  readonly files: string[];
  readonly report: ReportProblem;
};

/**
 * The document of an existing file. Reports unreadable and unparsable files, includes that leave the folder,
 * lie too deep or form a cycle, and rejects only when the named file itself is absent (ENOENT).
 */
export async function readConfigFile(file: string, report: ReportProblem): Promise<ConfigDocument> {
  const text = await readFile(file, 'utf8');
  const context = { root: await realpath(dirname(file)), chain: [file], files: [file], report };
  const document = await readText(text, context, []);
  return { document, files: context.files };
}

async function readText(text: string, context: IncludeContext, path: DocumentPath): Promise<unknown> {
  let document: unknown;
  try {
    document = JSON5.parse(text);
  } catch (error) {
    context.report({
      path: currentFile(context),
      found: error instanceof Error ? error.message.replace(/^JSON5: /, '') : String(error),
      expected: 'JSON5',
    });
    return undefined;
  }
  return resolveIncludes(document, context, path);
}

async function resolveIncludes(
  value: unknown,
  context: IncludeContext,
  path: DocumentPath,
): Promise<unknown> {
  if (Array.isArray(value)) {
    return Promise.all(value.map((item, index) => resolveIncludes(item, context, [...path, index])));
  }
  if (!isPlainObject(value)) return value;
  const resolved: [string, unknown][] = [];
  for (const [key, member] of Object.entries(value)) {
    if (key !== INCLUDE) resolved.push([key, await resolveIncludes(member, context, [...path, key])]);
  }
  const siblings = Object.fromEntries(resolved);
  if (!Object.hasOwn(value, INCLUDE)) return siblings;

  const names = includedNames(value[INCLUDE]);
  if (names === undefined) {
    context.report({
      path: formatPath([...path, INCLUDE]),
      found: describeFound(path, value[INCLUDE]),
      expected: 'the path of a file, or a list of such paths',
    });
    return siblings;
  }
  let included: unknown;
  for (const name of names) {
    included = mergeDocuments(included, await readIncluded(name, context, path), path);
  }
  if (included === undefined) return siblings;
  if (resolved.length === 0) return included;
  if (isPlainObject(included)) return mergeDocuments(included, siblings, path);
  context.report({
    path: formatPath([...path, INCLUDE]),
    found: describeFound(path, included),
    expected: 'files that hold an object, since there are keys beside $include',
  });
  return siblings;
}

function includedNames(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) && value.every((name) => typeof name === 'string') ? value : undefined;
}

async function readIncluded(name: string, context: IncludeContext, path: DocumentPath): Promise<unknown> {
  const refuse = (expected: string): undefined => {
    context.report({ path: formatPath([...path, INCLUDE]), found: JSON.stringify(name), expected });
  };
  const file = resolve(dirname(currentFile(context)), name);
  if (isAbsolute(name)) return refuse('a path relative to the including file');
  if (context.chain.includes(file)) {
    return refuse(
      `files that do not include each other; the cycle is ${[...context.chain, file].join(' → ')}`,
    );
  }
  if (context.chain.length > DEEPEST_INCLUDE) return refuse(`at most ${DEEPEST_INCLUDE} levels of $include`);
  // Checked before and after links are followed: a refusal must not tell whether an outside file exists.
  if (!isInside(file, context.root) && !isInside(file, dirname(context.chain[0] ?? file))) {
    return refuse(`a file inside ${context.root}`);
  }
  try {
    if (!isInside(await realpath(file), context.root)) return refuse(`a file inside ${context.root}`);
    const text = await readFile(file, 'utf8');
    context.files.push(file);
    return await readText(text, { ...context, chain: [...context.chain, file] }, path);
  } catch (error) {
    return refuse(`a readable file at ${file} (${errorCode(error)})`);
  }
}

function currentFile(context: IncludeContext): string {
  return context.chain.at(-1) ?? '';
}

function isInside(file: string, folder: string): boolean {
  const path = relative(folder, file);
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

/** `ENOENT` and the like, else the message. */
export function errorCode(error: unknown): string {
  if (error instanceof Error) return 'code' in error ? String(error.code) : error.message;
  return String(error);
}
