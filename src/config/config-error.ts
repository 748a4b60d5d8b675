// What is wrong with a configuration, all of it at once, in a form that a person can act on.

/** One thing to mend. Texts hold no secret. */
export type ConfigProblem = {
  /** Where: `gateway.port`, `--port`, `OPENCLAW_GATEWAY_TOKEN` or a file's path. */
  readonly path: string;
  /** What stands there, for reading; absent when nothing does. */
  readonly found?: string | undefined;
  /** What may stand there, or what to do. */
  readonly expected: string;
  /** The known name that was probably meant. */
  readonly nearest?: string | undefined;
};

/** Collects problems, so that one mistake does not hide the next. */
export type ReportProblem = (problem: ConfigProblem) => void;

/** The configuration cannot be used. The message is the whole printable report. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[], message: string = formatProblems(problems)) {
    super(message);
    this.problems = problems;
  }
}

/** No configuration file was named and none lies at the default place. */
export class ConfigMissingError extends ConfigError {
  constructor(defaultPath: string) {
    super(
      [],
      [
        `No configuration file: none was named, and ${defaultPath} does not exist.`,
        'Name one with --config FILE, or try the example: npm run quickstart',
      ].join('\n'),
    );
  }
}

function formatProblems(problems: readonly ConfigProblem[]): string {
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  return [`The configuration has ${count}.`, ...problems.map(formatProblem)].join('\n\n');
}

function formatProblem(problem: ConfigProblem): string {
  const lines = [`  ${problem.path}`];
  if (problem.found !== undefined) lines.push(`    found     ${problem.found}`);
  lines.push(`    expected  ${problem.expected}`);
  if (problem.nearest !== undefined) lines.push(`    did you mean  ${problem.nearest}`);
  return lines.join('\n');
}
