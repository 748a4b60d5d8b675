// Lengths of time and sizes as people write them in OpenClaw's files: `30d`, `1h30m`, `500mb`.

const MILLISECONDS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

const BYTES: Readonly<Record<string, number>> = {
  b: 1,
  k: 1024,
  m: 1024 ** 2,
  g: 1024 ** 3,
  t: 1024 ** 4,
};

/** In milliseconds; a number without a unit counts days. Undefined for what is no length of time. */
export function parseDurationMs(written: string | number): number | undefined {
  const text = String(written).trim().toLowerCase();
  if (/^\d+(?:\.\d+)?$/.test(text)) return whole(Number(text), MILLISECONDS.d);
  if (!/^(?:\d+(?:\.\d+)?(?:ms|[smhdw]))+$/.test(text)) return undefined;
  const parts = text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdw])/g);
  const milliseconds = [...parts].map(([, amount, unit = '']) => Number(amount) * (MILLISECONDS[unit] ?? 0));
  return whole(milliseconds.reduce((sum, part) => sum + part, 0));
}

/** In bytes, units by 1024 and in any case; a number without a unit counts bytes. Undefined for what is no size. */
export function parseBytes(written: string | number): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(?:([kmgt])(?:i?b)?|b)?$/.exec(String(written).trim().toLowerCase());
  return match === null ? undefined : whole(Number(match[1]), BYTES[match[2] ?? 'b']);
}

function whole(amount: number, unit = 1): number | undefined {
  const product = Math.round(amount * unit);
  return Number.isSafeInteger(product) ? product : undefined;
}
