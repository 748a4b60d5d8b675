// The string formats of JSON Schema: what each looks like, and an example of each for when nothing better is known.

type Format = {
  readonly test: RegExp | ((text: string) => boolean);
  /** Differs by number, for lists of different values. */
  readonly sample: (number: number) => string;
};

const two = (number: number): string => String(number).padStart(2, '0');
const HOST_LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const HOST_NAME = new RegExp(`^(?=.{1,253}$)${HOST_LABEL}(?:\\.${HOST_LABEL})*$`, 'i');
const EMAIL = new RegExp(
  `^[a-z0-9!#$%&'*+/=?^_{|}~-]+(?:\\.[a-z0-9!#$%&'*+/=?^_{|}~-]+)*@${HOST_LABEL}(?:\\.${HOST_LABEL})+$`,
  'i',
);
const TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)$/i;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
const POINTER = /^(?:\/(?:[^~/]|~[01])*)*$/;

const FORMATS: Readonly<Record<string, Format>> = {
  date: { test: isDate, sample: (number) => `2025-01-${two((number % 28) + 1)}` },
  time: { test: TIME, sample: (number) => `${two((9 + number) % 24)}:00:00Z` },
  'date-time': {
    test: (text) => {
      const [date = '', time = '', ...rest] = text.split(/[t ]/i);
      return rest.length === 0 && isDate(date) && TIME.test(time);
    },
    sample: (number) => `2025-01-${two((number % 28) + 1)}T09:00:00Z`,
  },
  duration: {
    test: /^P(?!$)(?:(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?|\d+W)$/,
    sample: (number) => `PT${number + 1}H`,
  },
  email: { test: EMAIL, sample: (number) => `user${number === 0 ? '' : number}@example.com` },
  'idn-email': { test: EMAIL, sample: (number) => `user${number === 0 ? '' : number}@example.com` },
  hostname: { test: HOST_NAME, sample: (number) => `host${number === 0 ? '' : number}.example.com` },
  'idn-hostname': { test: HOST_NAME, sample: (number) => `host${number === 0 ? '' : number}.example.com` },
  ipv4: { test: IPV4, sample: (number) => `192.0.2.${(number % 254) + 1}` },
  ipv6: { test: isIpv6, sample: (number) => `2001:db8::${(number + 1).toString(16)}` },
  uri: { test: isUri, sample: (number) => `https://example.com/${number === 0 ? '' : number}` },
  url: { test: isUri, sample: (number) => `https://example.com/${number === 0 ? '' : number}` },
  iri: { test: isUri, sample: (number) => `https://example.com/${number === 0 ? '' : number}` },
  'uri-reference': { test: /^[^\s\\<>^`{|}"]*$/, sample: (number) => `/items/${number + 1}` },
  'iri-reference': { test: /^[^\s\\<>^`{|}"]*$/, sample: (number) => `/items/${number + 1}` },
  'uri-template': {
    test: /^(?:[^\s{}\\<>^`|"]|\{[^\s{}]+\})*$/,
    sample: (number) => `/items/${number + 1}/{id}`,
  },
  uuid: {
    test: /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
    sample: (number) => `3f2b8c1e-5d4a-4b6f-9a7c-${(number + 0x1f2e3d4c5b6a).toString(16).padStart(12, '0')}`,
  },
  'json-pointer': { test: POINTER, sample: (number) => `/items/${number}` },
  'relative-json-pointer': {
    test: /^(?:0|[1-9]\d*)(?:#|(?:\/(?:[^~/]|~[01])*)*)$/,
    sample: (number) => `${number}/items`,
  },
  regex: {
    test: (text) => {
      try {
        return new RegExp(text, 'u') instanceof RegExp;
      } catch {
        return false;
      }
    },
    sample: (number) => `^[a-z]{${number + 1}}$`,
  },
  byte: { test: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, sample: () => 'c2lt' },
};

/** Whether a text has the format. Formats that are not known allow anything, as in JSON Schema. */
export function hasFormat(format: string, text: string): boolean {
  const test = Object.hasOwn(FORMATS, format) ? FORMATS[format]?.test : undefined;
  if (test === undefined) return true;
  return typeof test === 'function' ? test(text) : test.test(text);
}

/** A text of the format; undefined when it is not a known one. */
export function sampleFormat(format: string, number: number): string | undefined {
  return Object.hasOwn(FORMATS, format) ? FORMATS[format]?.sample(number) : undefined;
}

function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
  );
}

function isIpv6(text: string): boolean {
  if (!/^[0-9a-f:]+$/i.test(text) || text.includes(':::')) return false;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  return (
    groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) &&
    (halves.length === 2 ? groups.length < 8 : groups.length === 8)
  );
}

function isUri(text: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]*:[^\s\\<>^`{|}"]+$/i.test(text) &&
    !/%(?![0-9a-f]{2})/i.test(text) &&
    URL.canParse(text)
  );
}
