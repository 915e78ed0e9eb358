/* Theme: search: a word finds its other forms, whatever apostrophe, hyphen or accent is typed. A plain script, no module.
 *
 * Material looks for words that begin with what was typed. Such a search knows no stems (lunr's stemmer would then find less, not
 * more), so the question itself gets the other forms of its words: 'bespreekt' also asks for 'bespreken'.
 * Snowball stems the question (DutchStemmer, in derden/); zoekstammen.js has the words of this edition by stem (hbZoekstammen),
 * and those with a trema or accent (hbZoektekens).
 * The question goes to Material's worker as { type: 2, data: "words" }; here it is made wider on its way.
 */
(() => {
  "use strict";

  const VRAAG = 2;
  const STOPWOORDEN = new Set(
    ("aan al als bij dan dat de deze die dit door een en er geen had heb heeft het hij hoe hun ik in is je kan maar me meer met mijn na naar nog nu of om onder ons onze ook op " +
      "over per te tot u uit uw van veel voor waar was wat we welke wie wij worden wordt zal ze zich zij zijn zo zou").split(" "),
  );

  const FAMILIES = window.hbZoekstammen;
  const stemmer = new DutchStemmer();
  const kaal = (tekst) => tekst.normalize("NFD").replace(/\p{M}/gu, "");
  const TEKENS = window.hbZoektekens.split(" ").filter(Boolean).map((woord) => [kaal(woord), woord]);
  const enkel = (tekst) => tekst.replace(/([aeou])\1/g, "$1");

  /** The word without the plurals that Snowball leaves alone: foto's, ideeën, kinderen. */
  const grondvorm = (woord) => woord.replace(/'s$|ën$/, "").replace(/kinderen$/, "kind");

  /** Name of the family of a word; as in pages/zoekstammen.py, which says why. */
  function familie(woord, stam) {
    const einde = (stam.match(/^[^aeiouy]*[aeiouy]+[^aeiouy]+/)?.[0] ?? stam).length;
    let kern = stam.slice(0, einde) + enkel(stam.slice(einde));
    if (kern.length > 4) kern = kern.replace(/([^aeiou])t$/, "$1");
    if (kern.length > 3) kern = kern.replace(/e$/, "");
    const zonderGe = woord.replaceAll("ë", "e").replace(/^ge(?=..)/, "");
    const letters = enkel(zonderGe).replaceAll("v", "f").replaceAll("z", "s");
    return `${letters.slice(0, Math.min(3, enkel(kern).length))}-${kern}`;
  }

  /** Other beginnings under which a word may stand in a text: those it is made of, and what this edition has of its family. */
  function vormen(woord) {
    const grond = grondvorm(woord);
    const stam = stemmer.stemWord(grond);
    // A stem much shorter than its word, or that begins otherwise, is none that anybody would read in it.
    const bruikbaar = stam.length > 3 && woord.length - stam.length < 4 && stam.slice(0, 2) === woord.slice(0, 2);
    // 'rekenen' is in 'rekenplan', where Snowball has 'rekeen'.
    const kaal = woord.length > 4 ? woord.replace(/en$/, "") : woord;
    const naam = familie(woord, stam);
    const leden = Object.hasOwn(FAMILIES, naam) ? FAMILIES[naam].split(" ") : [];
    const kort = (vorm) => vorm.length < 3 || (vorm.length < 4 && woord.length - vorm.length > 3);
    const nieuw = (vorm) => !vorm.startsWith(woord) && !kort(vorm) && !STOPWOORDEN.has(vorm);
    const dichtbij = [grond, kaal, ...(bruikbaar ? [stam] : [])].filter(nieuw);
    return [...dichtbij, ...leden.filter((lid) => nieuw(lid) && !dichtbij.some((vorm) => lid.startsWith(vorm)))].slice(0, 8);
  }

  /** A beginning of a word without its signs, and with those that words of this edition have: 'coord' asks for 'coörd' too. */
  function metTekens(woord) {
    const zonder = kaal(woord);
    if (zonder.length < 3 || STOPWOORDEN.has(zonder)) return [];
    return [zonder, ...TEKENS.flatMap(([zo, woord]) => (zo.startsWith(zonder) ? [woord.slice(0, zonder.length)] : []))];
  }

  /** The question with the other forms of its words. One with signs that mean something to the search stays as it is. */
  function verruim(vraag) {
    const recht = vraag.toLowerCase().replace(/[\u2018\u2019]/g, "'");
    if (/["+~^*:]/.test(recht)) return recht;
    const woorden = recht.split(/[\s\u2010-\u2015/-]+/).map((woord) => woord.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")).filter(Boolean);
    const zinvol = woorden.filter((woord) => woord.length > 1 && !STOPWOORDEN.has(woord));
    const over = zinvol.length ? zinvol : woorden;
    const gevonden = [...over, ...over.flatMap(vormen)];
    const alle = [...gevonden, ...gevonden.flatMap(metTekens)].flatMap((woord) => (woord.includes("'") ? [woord, woord.replaceAll("'", "\u2019")] : [woord]));
    // The index holds text as HTML.
    return [...new Set(alle)].map((woord) => woord.replaceAll("&", "&amp;")).join(" ");
  }

  // Both kinds of worker: the browser's own, and the one with which search works from disk.
  const stuur = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (bericht, ...rest) {
    const vraag = bericht?.type === VRAAG && typeof bericht.data === "string";
    return stuur.call(this, vraag ? { ...bericht, data: verruim(bericht.data) } : bericht, ...rest);
  };
})();
