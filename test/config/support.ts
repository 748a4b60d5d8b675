// Configuration files for tests: written to a folder that is gone when the test is over.

import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ConfigError, type ConfigProblem } from '../../src/config/config-error.ts';
import { type LoadConfigOptions, type LoadedConfig, loadConfig } from '../../src/config/load-config.ts';

/** A new folder with the given files, text as it is and objects as JSON. */
export async function temporaryFolder(files: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'clawgate-config-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

/** The least that starts: everything else is its default. */
export const MINIMAL = { gateway: { auth: { token: 'correct-horse-battery' } } };

type Options = Partial<LoadConfigOptions>;

/** Loads documents as files laid one over the other, in an environment that holds nothing but what is given. */
export async function load(
  documents: unknown | readonly unknown[],
  options: Options = {},
): Promise<LoadedConfig> {
  const list = Array.isArray(documents) ? documents : [documents];
  const folder = await temporaryFolder(
    Object.fromEntries(list.map((document, index) => [`${index}.json5`, document])),
  );
  return loadConfig({
    configPaths: list.map((_, index) => join(folder, `${index}.json5`)),
    environment: {},
    networkInterfaces: () => ({}),
    ...options,
  });
}

/** Loads with a secret in place, so that a test need not care for it. */
export function loadSound(document: Readonly<Record<string, unknown>>, options: Options = {}) {
  return load([MINIMAL, document], options);
}

/** The problems for which documents are refused. Fails when they are not. */
export async function problemsOf(
  documents: unknown | readonly unknown[],
  options: Options = {},
): Promise<readonly ConfigProblem[]> {
  return (await refusalOf(documents, options)).problems;
}

export async function refusalOf(
  documents: unknown | readonly unknown[],
  options: Options = {},
): Promise<ConfigError> {
  try {
    await load(documents, options);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('The configuration was taken.');
}
