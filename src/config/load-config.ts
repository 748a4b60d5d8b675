// The one way to a configuration: finds the files, reads and merges them, puts flags and environment on top,
// and checks everything before anything is used.

import { homedir, networkInterfaces as machineInterfaces } from 'node:os';
import { deepFreeze } from '../lib/deep-freeze.ts';
import { formatPath, isWithin } from '../lib/document-path.ts';
import { isPlainObject, type PlainObject } from '../lib/plain-object.ts';
import { assembleConfig } from './assemble-config.ts';
import type { Config } from './config.ts';
import { ConfigError, ConfigMissingError, type ConfigProblem } from './config-error.ts';
import type { ConfigNote } from './config-note.ts';
import { describeFound } from './describe-found.ts';
import { findConfigFiles, findStateFolder } from './find-config-files.ts';
import { maskDocument } from './mask-document.ts';
import { mergeDocuments } from './merge-documents.ts';
import { applyOverrides, type ConfigFlags, readOverrides, withOrigin } from './overrides.ts';
import { errorCode, readConfigFile } from './read-config-file.ts';
import { refusedSettings } from './refusals.ts';
import type { NetworkInterfaces } from './resolve/bind-host.ts';
import { reviewKeys } from './review-keys.ts';
import { type Environment, substituteEnvironment, withDocumentVariables } from './substitute-environment.ts';

export type LoadConfigOptions = {
  /** As given by `--config`, later files laid over earlier ones. */
  readonly configPaths?: readonly string[] | undefined;
  readonly flags?: ConfigFlags | undefined;
  readonly environment: Environment;
  /** True: whatever would be passed over is an error. */
  readonly strict?: boolean | undefined;
  /** For tests; by default this machine's. */
  readonly networkInterfaces?: NetworkInterfaces | undefined;
};

export type LoadedConfig = {
  /** Deeply frozen. */
  readonly config: Config;
  readonly notes: readonly ConfigNote[];
  /** Every file that was read, included ones too. */
  readonly files: readonly string[];
  /** The merged document in OpenClaw's words, flags and environment on top, secrets masked. */
  readonly printable: PlainObject;
};

/**
 * The configuration that the options mean. Rejects with ConfigMissingError when there is no file, and with
 * ConfigError, which holds every problem at once, when it cannot be used.
 */
export async function loadConfig(options: LoadConfigOptions): Promise<LoadedConfig> {
  const { document: merged, files } = await readDocuments(options);
  const overrides = readOverrides(options.flags ?? {}, options.environment);
  const written = applyOverrides(merged, overrides);
  const environment = withDocumentVariables(written, options.environment);
  const { document, missing } = substituteEnvironment(written, environment);

  const problems: ConfigProblem[] = [];
  const report = (problem: ConfigProblem): void => {
    problems.push(problem);
  };
  const review = reviewKeys(isPlainObject(written) ? written : {}, options.strict ?? false);
  const notes: ConfigNote[] = [...review.notes];
  const readAndMissing = missing.filter(
    ({ path }) => !review.passedOver.some((passed) => isWithin(path, passed)),
  );
  for (const { path, variable } of readAndMissing) {
    report({
      path: formatPath(path),
      found: `\${${variable}}`,
      expected: `an environment variable that is set: ${variable} is missing or empty`,
    });
  }
  review.problems.forEach(report);
  refusedSettings(document).forEach(report);
  const config = assembleConfig({
    document,
    written,
    environment,
    home: options.environment.HOME || homedir(),
    stateDir: findStateFolder(options.environment),
    networkInterfaces: options.networkInterfaces ?? machineInterfaces,
    report,
    note: (note) => notes.push(note),
  });
  if (problems.length > 0) {
    throw new ConfigError(firstOfEachPath(problems).map((problem) => withOrigin(problem, overrides)));
  }
  if (config === undefined) throw new TypeError('A configuration was refused without a reason.');
  return {
    config: deepFreeze(config),
    notes,
    files,
    printable: maskDocument(isPlainObject(written) ? written : {}, review.passedOver),
  };
}

/** All named files, merged in their order. Rejects with every problem of every file. */
async function readDocuments({ configPaths, environment }: LoadConfigOptions) {
  const { paths, named } = findConfigFiles(configPaths ?? [], environment);
  const problems: ConfigProblem[] = [];
  const files: string[] = [];
  let merged: unknown = {};
  for (const path of paths) {
    try {
      const read = await readConfigFile(path, (problem) => problems.push(problem));
      files.push(...read.files);
      if (isPlainObject(read.document)) merged = mergeDocuments(merged, read.document);
      else if (read.document !== undefined) {
        problems.push({
          path,
          found: describeFound([], read.document),
          expected: 'an object at the top of the file',
        });
      }
    } catch (error) {
      const code = errorCode(error);
      if (code === 'ENOENT' && !named) throw new ConfigMissingError(path);
      problems.push({
        path,
        found: code === 'ENOENT' ? 'no such file' : `a file that cannot be read (${code})`,
        expected: 'a configuration file',
      });
    }
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return { document: merged, files };
}

/** What follows from a mistake is told at the same place; the first to speak knew the cause. */
function firstOfEachPath(problems: readonly ConfigProblem[]): ConfigProblem[] {
  return problems.filter(
    (problem, index) => problems.findIndex((other) => other.path === problem.path) === index,
  );
}
