// From a configured secret to its value.

import { type DocumentPath, formatPath } from '../../lib/document-path.ts';
import { nearestName } from '../../lib/nearest-name.ts';
import type { ReportProblem } from '../config-error.ts';
import { describeFound } from '../describe-found.ts';
import type { SecretInput } from '../schema/values.ts';
import type { Environment } from '../substitute-environment.ts';

type SecretContext = { readonly environment: Environment; readonly report: ReportProblem };

/** The secret behind an input, trimmed; undefined when it is absent or a problem was reported. */
export function resolveSecret(
  input: SecretInput | undefined,
  path: DocumentPath,
  { environment, report }: SecretContext,
): string | undefined {
  if (input === undefined) return undefined;
  if (typeof input === 'string') return input.trim();
  if (input.source !== 'env') {
    report({
      path: formatPath([...path, 'source']),
      found: JSON.stringify(input.source),
      expected: '"env": this build reads secrets from the file or the environment only',
      nearest: nearestName(input.source, ['env'], 'typo'),
    });
    return undefined;
  }
  const value = environment[input.id]?.trim();
  if (value) return value;
  report({
    path: formatPath([...path, 'id']),
    found: JSON.stringify(input.id),
    expected: `an environment variable that is set: ${input.id} is missing or empty`,
  });
  return undefined;
}

const PLACEHOLDERS: readonly RegExp[] = [
  /^(?:undefined|null|nan|none|true|false|\[object object\])$/i,
  /^(?:token|password|passwd|secret|key|placeholder|example|todo|tbd|fixme|default)$/i,
  /^(?:change|replace|insert|enter|put|set|fill)[-_ ]?(?:me|this|it|in|here|with|your|a)(?![a-z0-9])/i,
  /^changeme/i,
  /^(?:your|my|the|some|a)[-_ ](?:\w+[-_ ])*(?:token|password|secret|key)(?:[-_ ]here)?$/i,
  /^[<{[].*[>}\]]$/,
  /^\$\{.*\}$/,
  /^([x*.?#-])\1*$/i,
];

/** What makes a text unfit as the gateway's secret, or undefined when it is fit. */
export function secretFault(secret: string): string | undefined {
  if (secret === '') return 'it is blank';
  if (PLACEHOLDERS.some((pattern) => pattern.test(secret))) return 'it is a placeholder';
  if (!/^[\x20-\x7e]+$/.test(secret)) return 'it holds characters that an Authorization header cannot carry';
  return undefined;
}

/** Reports a gateway secret that is none, and shows it only when it is harmless. */
export function reportSecretFault(secret: string, path: DocumentPath, report: ReportProblem): boolean {
  const fault = secretFault(secret);
  if (fault === undefined) return false;
  report({
    path: formatPath(path),
    found:
      secret === ''
        ? '""'
        : fault === 'it is a placeholder'
          ? JSON.stringify(secret)
          : describeFound(path, secret),
    expected: `a secret of your own, but ${fault}; make one with: openssl rand -hex 32`,
  });
  return true;
}
