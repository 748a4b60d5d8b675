// Sorts the keys of a whole document: what is wrong, what is passed over, and how that is said once.

import { type DocumentPath, formatPath, isWithin, valueAt } from '../lib/document-path.ts';
import { nearestName } from '../lib/nearest-name.ts';
import { isPlainObject, type PlainObject } from '../lib/plain-object.ts';
import { checkKeys, type KeyFinding } from './check-keys.ts';
import type { ConfigProblem } from './config-error.ts';
import type { ConfigNote } from './config-note.ts';
import { switchedOffServers } from './resolve/mcp-servers.ts';
import { providerSchemaFor } from './schema/models.ts';
import { BOOKKEEPING_KEYS, IGNORED_SECTIONS, isSectionName, SECTIONS } from './sections.ts';

export type KeyReview = {
  readonly problems: readonly ConfigProblem[];
  readonly notes: readonly ConfigNote[];
  /** Where the document is not read: nothing below these places matters. */
  readonly passedOver: readonly DocumentPath[];
};

/** `strict` makes an error of everything that is passed over. */
export function reviewKeys(document: PlainObject, strict: boolean): KeyReview {
  const switchedOff = switchedOffServers(document);
  const findings = Object.entries(document)
    .flatMap(([key, value]) => reviewSection(key, value))
    .filter(({ path }) => !switchedOff.some((place) => isWithin(path, place)));
  const ignored = findings.filter(({ kind, path }) => kind === 'not-supported' && path.length === 1);
  const unsupported = findings.filter(({ kind, path }) => kind === 'not-supported' && path.length > 1);
  const passedOver = [...ignored, ...unsupported].map(({ path }) => path);
  const unread = [...passedOver, ...switchedOff];
  const problems = findings
    .filter((finding) => finding.kind === 'unknown')
    .map((finding) => unknownKeyProblem(finding));
  if (strict)
    return { problems: [...problems, ...passedOver.map(strictProblem)], notes: [], passedOver: unread };
  const notes: ConfigNote[] = [];
  if (ignored.length > 0) {
    notes.push({ level: 'info', message: `Sections that Clawgate does not read: ${listPaths(ignored)}.` });
  }
  if (unsupported.length > 0) {
    notes.push({ level: 'info', message: `Keys that are not supported here: ${listPaths(unsupported)}.` });
  }
  return { problems, notes, passedOver: [...unread, ...BOOKKEEPING_KEYS.map((key) => [key])] };
}

function reviewSection(key: string, value: unknown): KeyFinding[] {
  if (BOOKKEEPING_KEYS.includes(key)) return [];
  if (!isSectionName(key)) {
    const known = Object.keys(SECTIONS);
    const nearest = IGNORED_SECTIONS.includes(key) ? undefined : nearestName(key, known, 'typo');
    return nearest === undefined
      ? [{ kind: 'not-supported', path: [key] }]
      : [{ kind: 'unknown', path: [key], nearest, known }];
  }
  return [...checkKeys(SECTIONS[key], value, [key]), ...(key === 'models' ? reviewProviders(value) : [])];
}

/** Each provider by the schema that fits its api. */
function reviewProviders(models: unknown): KeyFinding[] {
  const providers = valueAt(models, ['providers']);
  if (!isPlainObject(providers)) return [];
  return Object.entries(providers).flatMap(([id, entry]) =>
    checkKeys(providerSchemaFor(entry), entry, ['models', 'providers', id]),
  );
}

/** The value stays unsaid: a misspelt key may hold a secret. */
function unknownKeyProblem({ path, nearest, known }: KeyFinding & { kind: 'unknown' }): ConfigProblem {
  return {
    path: formatPath(path),
    found: 'an unknown key',
    expected: nearest === undefined ? `one of the keys ${known.join(', ')}` : 'a known key',
    nearest: nearest === undefined ? undefined : formatPath([...path.slice(0, -1), nearest]),
  };
}

function strictProblem(path: DocumentPath): ConfigProblem {
  const what =
    path.length === 1 ? 'a section that Clawgate does not read' : 'a key that is not supported here';
  return { path: formatPath(path), found: what, expected: 'no such key, since the check is strict' };
}

function listPaths(findings: readonly KeyFinding[]): string {
  return findings.map(({ path }) => formatPath(path)).join(', ');
}
