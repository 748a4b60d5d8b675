// All backends that a configuration may name: those of the document and those known without an entry.

import { type DocumentPath, formatPath, valueAt } from '../../lib/document-path.ts';
import { nearestName } from '../../lib/nearest-name.ts';
import { isPlainObject } from '../../lib/plain-object.ts';
import type { ProviderConfig } from '../config.ts';
import type { ReportProblem } from '../config-error.ts';
import { canonicalProviderId, KNOWN_PROVIDERS } from '../known-providers.ts';
import { parseSection, type SectionSource } from '../parse-section.ts';
import { modelsSchema, providerSchemaFor } from '../schema/models.ts';
import { type ProviderContext, resolveProvider } from './providers.ts';

export type ConfiguredProviders = {
  /** By id, without a prototype; only those that can be called. */
  readonly providers: Readonly<Record<string, ProviderConfig>>;
  /** Of all that were meant, also where a problem was reported. */
  readonly providerIds: readonly string[];
};

export function readConfiguredProviders(source: SectionSource & ProviderContext): ConfiguredProviders {
  parseSection(modelsSchema, ['models'], source);
  const places = collectPlaces(source.document, source.report);
  reportStrangers(source, [...places.keys()]);
  const providers: Record<string, ProviderConfig> = Object.create(null);
  for (const [id, path] of places) {
    const entry =
      path === undefined ? {} : parseSection(providerSchemaFor(valueAt(source.document, path)), path, source);
    const provider = entry && resolveProvider(id, entry, path ?? ['models', 'providers', id], source);
    if (provider !== undefined) providers[id] = provider;
  }
  return { providers, providerIds: [...places.keys()] };
}

/** Where each provider's entry stands; undefined for the known ones without an entry, which come last. */
function collectPlaces(document: unknown, report: ReportProblem): Map<string, DocumentPath | undefined> {
  const places = new Map<string, DocumentPath | undefined>();
  const configured = valueAt(document, ['models', 'providers']);
  for (const key of isPlainObject(configured) ? Object.keys(configured) : []) {
    const id = canonicalProviderId(key);
    const path = ['models', 'providers', key];
    if (id !== '' && !id.includes('/') && !places.has(id)) places.set(id, path);
    else {
      report({
        path: formatPath(path),
        found: `the id ${JSON.stringify(key)}`,
        expected: 'an id of its own, without a slash and whatever the case of its letters',
      });
    }
  }
  for (const id of Object.keys(KNOWN_PROVIDERS)) if (!places.has(id)) places.set(id, undefined);
  return places;
}

/** Settings of ours for a provider that there is not. */
function reportStrangers({ clawgate, report }: ProviderContext, providerIds: readonly string[]): void {
  const keys = Object.keys(clawgate.providers ?? {});
  for (const key of keys.filter((key) => !providerIds.includes(canonicalProviderId(key)))) {
    const nearest = nearestName(key, providerIds, 'guess');
    report({
      path: formatPath(['clawgate', 'providers', key]),
      found: `the id ${JSON.stringify(key)}`,
      expected: `a provider of models.providers or one known without an entry: ${providerIds.join(', ')}`,
      nearest: nearest === undefined ? undefined : formatPath(['clawgate', 'providers', nearest]),
    });
  }
}
