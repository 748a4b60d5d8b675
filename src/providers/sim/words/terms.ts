// Text as terms that can be compared: lower case, one spelling, no endings, any script.

import { isStopWord } from './stop-words.ts';

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)?/gu;
const UNSPACED_SCRIPTS =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const UNSPACED = new RegExp(`[${UNSPACED_SCRIPTS}ー]`, 'u');
const UNSPACED_RUN = new RegExp(`[${UNSPACED_SCRIPTS}\\p{M}ー]+|[^${UNSPACED_SCRIPTS}ー]+`, 'gu');

/** The words of a text in lower case and compatibility form, in order. */
export function words(text: string): string[] {
  const found = text.normalize('NFKC').toLowerCase().match(WORD) ?? [];
  return found.map((word) => word.replace('’', "'").replace(/'s$/, ''));
}

/** The terms of a text in order, stop words included. */
export function terms(text: string): string[] {
  return words(text).flatMap(toTerms);
}

/** The terms that carry meaning. */
export function contentTerms(text: string): string[] {
  return words(text)
    .filter((word) => !isStopWord(word))
    .flatMap(toTerms);
}

/** The terms of a programmer's name: `getWeather`, `get_weather` and `HTTPGet` fall into their words. */
export function identifierTerms(name: string): string[] {
  return terms(
    name.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2'),
  );
}

/** Han, kana, Thai and the like are written without spaces: there two neighbouring characters are a term. */
function toTerms(word: string): string[] {
  if (!UNSPACED.test(word)) return [stem(word)];
  return (word.match(UNSPACED_RUN) ?? []).flatMap((run) => {
    if (!UNSPACED.test(run)) return [stem(run)];
    const characters = [...run];
    if (characters.length < 2) return characters;
    return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  });
}

/** A word without its English endings, so that `charges`, `charged` and `charging` meet. Crude on purpose. */
export function stem(word: string): string {
  if (word.length <= 3 || word === 'news' || !/^[a-z']+$/.test(word)) return word;
  let stemmed = word
    .replace(/^(.+?)our(?=.|$)/, (all, head: string) =>
      all.length > 4 && head.length > 1 ? `${head}or` : all,
    )
    .replace(/(.{2})ie[sd]$/, '$1y')
    .replace(/(ss|x|ch|sh|z)es$/, '$1')
    .replace(/([^su'i])s$/, '$1');
  if (/(?:.{3})ing$/.test(stemmed)) stemmed = undouble(stemmed.slice(0, -3));
  else if (/(?:.{3})ed$/.test(stemmed) && !/eed$/.test(stemmed)) stemmed = undouble(stemmed.slice(0, -2));
  else if (/(?:.{4})ly$/.test(stemmed)) stemmed = stemmed.slice(0, -2);
  return stemmed.length > 3 ? stemmed.replace(/e$/, '') : stemmed;
}

function undouble(word: string): string {
  return /([bdgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
}
