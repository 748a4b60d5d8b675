// Texts of the kinds that conversations are made of, for holding an estimate against a tokenizer.

import { readFileSync } from 'node:fs';

const file = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

export const TEXT_SAMPLES: Readonly<Record<string, string>> = {
  'English prose':
    'The committee met on Tuesday to consider whether the harbour should be widened before winter. After three ' +
    'hours, most members agreed that the old breakwater could not stand another storm, although nobody wanted to ' +
    'pay for a new one.',
  'a chat': "hey, can u check if the thing we talked about works? i tried it but it doesn't, lol. ok thx!",
  TypeScript: file('src/core/sessions/reconcile.ts'),
  Python:
    'def fib(n):\n    """Return the first n."""\n    a, b = 0, 1\n    for _ in range(n):\n        yield a\n' +
    '        a, b = b, a + b\n\nif __name__ == "__main__":\n    print(list(fib(10)))\n',
  CSS: '.btn:hover{background-color:#0b5ed7;border:1px solid rgba(0,0,0,.125)}\n#main>div.a{margin:0 auto}\n',
  HTML: '<div class="card"><h2 id="t1">Title</h2><p>Some <b>bold</b> text &amp; <a href="https://example.com/a?c=d">more</a></p></div>',
  'indented JSON': file('package.json'),
  'JSON in one line': JSON.stringify(JSON.parse(file('generated/openapi.json'))).slice(0, 20_000),
  'JSON of numbers': JSON.stringify(
    Array.from({ length: 40 }, (_, index) => ({
      id: index * 7919,
      latitude: 52.52 + index * 0.0137,
      ok: true,
    })),
  ),
  'a log':
    '2026-11-22T10:15:32.123Z INFO  [http-nio-8080-exec-1] c.e.s.OrderService - order=8891723 took=37ms\n' +
    '192.168.1.10 - - [22/Nov/2026:10:15:32 +0000] "GET /api/v1/items?id=9 HTTP/1.1" 200 5316\n',
  'a table':
    '| name | value | unit |\n|------|-------|------|\n| mass | 12.5 | kg |\n| temperature | -4 | C |\n',
  capitals:
    'SELECT ID, NAME FROM CUSTOMERS WHERE CREATED_AT IS NOT NULL AND STATUS IN (SELECT STATUS FROM ACTIVE);',
  German:
    'Die Donaudampfschifffahrtsgesellschaft veröffentlichte gestern ihre Geschäftszahlen. Trotz erheblicher ' +
    'Schwierigkeiten konnte der Umsatz gesteigert werden; die Geschäftsführung zeigte sich außerordentlich zufrieden.',
  French:
    "L'été dernier, nous étions allés à la plage; c'était très agréable, même s'il faisait déjà un peu froid.",
  Polish:
    'Wczoraj poszliśmy na długi spacer przez źródła rzeki, gdzie żółte liście spadały powoli na ścieżkę.',
  Vietnamese:
    'Hôm qua chúng tôi đã đi dạo trong công viên và nói chuyện rất lâu về những kế hoạch cho năm tới.',
  Russian: 'Вчера мы с друзьями ходили в художественный музей в Москве. Картины были очень красивыми.',
  Greek: 'Χθες πήγαμε με φίλους στο μουσείο της Αθήνας και είδαμε πολλούς όμορφους πίνακες.',
  Arabic: 'ذهبنا بالأمس مع الأصدقاء إلى متحف الفنون في القاهرة، وكانت اللوحات جميلة جدا.',
  Hindi: 'कल हम दोस्तों के साथ दिल्ली के कला संग्रहालय गए और वहाँ की पेंटिंग बहुत सुंदर थीं।',
  Japanese:
    '昨日、友達と一緒に東京の美術館へ行きました。展示されていた絵画はとても美しく、特に印象派の作品に感動しました。' +
    'そのあとカフェでコーヒーを飲みながら、来年の旅行について話し合いました。',
  Chinese: '昨天我和朋友一起去了北京的美术馆。展出的画作非常漂亮，尤其是印象派的作品让我很感动。',
  Korean: '어제 친구와 함께 서울에 있는 미술관에 갔습니다. 전시된 그림들이 매우 아름다웠습니다.',
  emoji: '😀😃🎉🚀👩‍💻🇩🇪❤️🔥✨👍🏽',
};
