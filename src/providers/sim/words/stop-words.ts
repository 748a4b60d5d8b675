// Words that say little about what a text is about. English in full, the commonest of a few neighbours.

const ENGLISH = `a an the and or but nor so yet if then than as of at by for from in into on onto to up down out
over under about above below between with without within through during before after again once off per via
i me my mine myself we us our ours you your yours he him his she her hers it its they them their theirs
this that these those here there who whom whose which what when where why how all any both each few more most
other some such no not only own same too very just also well am is are was were be been being do does did doing
have has had having can could will would shall should may might must let lets please kindly tell give show me
want need like know think say get got make made go going s t don't doesn't didn't isn't aren't wasn't i'm i've
i'd i'll you're you've it's that's what's who's where's there's can't won't ok okay hey hi hello thanks thank
much many currently now right actually really maybe else`;

const OTHERS = `der die das den dem des ein eine einen einem einer und oder aber ist sind war bin bist hat habe
ich du er sie es wir ihr mich dich mir dir mein meine dein deine was wer wie wo wann warum nicht auf im am zu von
mit für le la les un une des du de et ou mais est sont suis je tu il elle nous vous mon ma mes ton ta que qui quoi
où quand comment pourquoi ne pas dans sur avec pour el los las una unos y o pero es son soy yo tú mi mis tu qué
quién dónde cuándo cómo por para con en no se lo il gli uno e ma sono sei io che chi cosa dove quando come perché
non per con di da os um uma mas eu você meu minha onde quem het een en van ik jij niet`;

const STOP_WORDS = new Set(`${ENGLISH} ${OTHERS}`.split(/\s+/));

/** True for a lower-case word that carries little meaning by itself. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
