/** The words of a key in small Latin letters: `dbPassword`, `DB-PASSWORD_2` and `db.раssword`, whose first letters are
 *  Cyrillic, give `db` and `password`. A number at the end of a word counts it and is no part of it. */
export function wordsOfKey(key: string): readonly string[] {
  const latin = inLatin(key.slice(-longestKey));
  return latin
    .replace(/([a-z\d])([A-Z])/gu, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/gu, "$1 $2")
    .toLowerCase()
    .split(/[^a-z\d]+/u)
    .map((word) => word.replace(/(?<=[a-z])\d+$/u, ""))
    .filter((word) => word !== "");
}

// What is longer is no name; its end says what it holds.
const longestKey = 200;

function inLatin(key: string): string {
  if (/^[ -~]*$/u.test(key)) return key;
  // Wide letters and letters with accents come apart; then marks, and what has no width, fall away.
  const plain = key.normalize("NFKD").replace(/[\p{M}\p{Cf}\u115f\u1160\u3164]/gu, "");
  return plain.replace(/[^ -~]/gu, (letter) => lookAlikes.get(letter) ?? letter);
}

// Letters of other scripts that look like a Latin one, each before the letter that it is taken for. A character of the
// list stands for itself in no word of ours, so a foreign word cannot become a name of ours by accident.
const lookAlikes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: "аαɑᴀ",
    b: "ЬʙƄ",
    c: "сϲᴄ",
    d: "ԁɗժᴅ",
    e: "еҽєεᴇ",
    g: "ɡց",
    h: "һհ",
    i: "іıιɪӏ",
    j: "јϳ",
    k: "кκᴋ",
    l: "ӏⅼ",
    m: "мᴍ",
    n: "ոռпηɴ",
    o: "оοօσᴏ",
    p: "рρᴘ",
    r: "гᴦʀ",
    s: "ѕꜱ",
    t: "тτᴛ",
    u: "υսᴜ",
    v: "νѵᴠ",
    w: "ԝωѡᴡ",
    x: "хχ",
    y: "уγүʏ",
    z: "ᴢ",
    A: "АΑ",
    B: "ВΒ",
    C: "СϹ",
    D: "Ꭰ",
    E: "ЕΕ",
    H: "НΗ",
    I: "ІΙӀ",
    K: "КΚ",
    M: "МΜ",
    N: "Ν",
    O: "ОΟ",
    P: "РΡ",
    R: "Ꭱ",
    S: "ЅՏ",
    T: "ТΤ",
    U: "Ս",
    W: "Ԝ",
    X: "ХΧ",
    Y: "УΥҮ",
    Z: "Ζ",
  }).flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)),
);
