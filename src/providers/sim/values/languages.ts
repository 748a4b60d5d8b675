// Names of languages and their ISO 639-1 codes, for tools that translate.

const LANGUAGES: Readonly<Record<string, string>> = {
  Arabic: 'ar',
  Bengali: 'bn',
  Chinese: 'zh',
  Czech: 'cs',
  Danish: 'da',
  Dutch: 'nl',
  English: 'en',
  Finnish: 'fi',
  French: 'fr',
  German: 'de',
  Greek: 'el',
  Hebrew: 'he',
  Hindi: 'hi',
  Hungarian: 'hu',
  Indonesian: 'id',
  Italian: 'it',
  Japanese: 'ja',
  Korean: 'ko',
  Norwegian: 'no',
  Persian: 'fa',
  Polish: 'pl',
  Portuguese: 'pt',
  Romanian: 'ro',
  Russian: 'ru',
  Spanish: 'es',
  Swedish: 'sv',
  Thai: 'th',
  Turkish: 'tr',
  Ukrainian: 'uk',
  Vietnamese: 'vi',
};
const NAME = new RegExp(`(?:\\b(to|into|in|from)\\s+)?\\b(${Object.keys(LANGUAGES).join('|')})\\b`, 'gi');

/** The languages a text names, in order, each with the way it is led to: `from` or `to`. */
export function languageNames(text: string): { name: string; lead: 'from' | 'to' | undefined }[] {
  return [...text.slice(0, 8_000).matchAll(NAME)].map((match) => {
    const spoken = match[2] ?? '';
    const lead = match[1]?.toLowerCase();
    return {
      name: spoken.charAt(0).toUpperCase() + spoken.slice(1).toLowerCase(),
      lead: lead === undefined ? undefined : lead === 'from' ? 'from' : 'to',
    };
  });
}

export function languageCode(name: string): string | undefined {
  return Object.hasOwn(LANGUAGES, name) ? LANGUAGES[name] : undefined;
}
