// Runs another program of the toolchain and hands back what it said. Used by every script that drives a tool
// which has no API of its own.

import { spawn } from 'node:child_process';
import { PROJECT_ROOT } from './project-root.ts';

export type CommandResult = {
  readonly exitCode: number;
  /** stdout and stderr in the order in which they came. */
  readonly output: string;
  readonly stdout: string;
};

/** Runs a program in the project folder to its end. Throws only when it cannot be started. */
export function runCommand(
  program: string,
  commandArguments: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, commandArguments, {
      cwd: PROJECT_ROOT,
      env: { ...process.env, NO_COLOR: '1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve({
        exitCode: code ?? 1,
        output: signal === null ? output : `${output}\nended by ${signal}`,
        stdout,
      });
    });
  });
}

/** Runs the JavaScript entry point of an installed package with this very Node. */
export function runPackage(
  entryPoint: string,
  commandArguments: readonly string[],
  environment?: Readonly<Record<string, string>>,
): Promise<CommandResult> {
  return runCommand(process.execPath, [`node_modules/${entryPoint}`, ...commandArguments], environment);
}
