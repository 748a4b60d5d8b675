// Which configuration files are meant: those named, else those of the environment, else the usual place. And which
// folder holds the gateway's state.

import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Environment } from './substitute-environment.ts';

export type ConfigFiles = {
  /** Absolute paths, later ones laid over earlier ones. */
  readonly paths: readonly string[];
  /** False: nobody named the file, so that its absence is no mistake of spelling. */
  readonly named: boolean;
};

/** `--config` as often as given, else OPENCLAW_CONFIG_PATH, else openclaw.json in OPENCLAW_STATE_DIR or ~/.openclaw. */
export function findConfigFiles(configPaths: readonly string[], environment: Environment): ConfigFiles {
  const home = environment.HOME || homedir();
  const absolute = (path: string): string => resolve(expandHome(path, home));
  if (configPaths.length > 0) return { paths: configPaths.map(absolute), named: true };
  if (environment.OPENCLAW_CONFIG_PATH) {
    return { paths: [absolute(environment.OPENCLAW_CONFIG_PATH)], named: true };
  }
  return { paths: [join(findStateFolder(environment), 'openclaw.json')], named: false };
}

/** The absolute path of the folder that OpenClaw keeps its state in: OPENCLAW_STATE_DIR, else ~/.openclaw. */
export function findStateFolder(environment: Environment): string {
  const home = environment.HOME || homedir();
  const named = environment.OPENCLAW_STATE_DIR?.trim();
  return named ? resolve(expandHome(named, home)) : resolve(home, '.openclaw');
}

/** `~/x` as a path in the home folder; other paths unchanged. */
export function expandHome(path: string, home: string): string {
  return path === '~' || path.startsWith('~/') ? join(home, path.slice(1)) : path;
}
