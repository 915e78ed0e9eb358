/* Theme: search: a plural finds the singular and the other way round, whatever apostrophe or hyphen is typed. A plain script, no module.
 *
 * Material looks for words that begin with what was typed. Such a search knows no stems (lunr's stemmer would then find less, not
 * more), so the question itself gets the other forms of its words: 'afspraken' also asks for 'afspraak', 'school' for 'scholen'.
 * The question goes to Material's worker as { type: 2, data: "words" }; here it is made wider on its way.
 */
(() => {
  "use strict";

  const VRAAG = 2;
  const STOPWOORDEN = new Set(
    ("aan al als bij dan dat de deze die dit door een en er geen had heb heeft het hij hoe hun ik in is je kan maar me meer met mijn na naar nog nu of om onder ons onze ook op " +
      "over per te tot u uit uw van veel voor waar was wat we welke wie wij worden wordt zal ze zich zij zijn zo zou").split(" "),
  );

  /** 'afsprak' -> 'afspraak': an open syllable closes, and v and z at the end become f and s. */
  const gesloten = (stam) => {
    const hard = stam.replace(/v$/, "f").replace(/z$/, "s");
    return [hard, hard.replace(/([^aeiou])([aeou])([bcdfgklmnprst])$/, "$1$2$2$3")];
  };

  /** 'afspraak' -> 'afsprake', 'brief' -> 'brieve': how the plural begins where that is not as the singular is written. */
  const open = (woord) => {
    const zacht = woord.replace(/f$/, "v").replace(/s$/, "z");
    if (/([aeou])\1[bcdfgklmnprst]$/.test(woord)) return [woord, zacht].map((vorm) => `${vorm.slice(0, -2)}${vorm.slice(-1)}e`);
    return /(ij|ie|ei|ui|oe|eu|ou|au)[fs]$/.test(woord) ? [`${zacht}e`] : [];
  };

  /** Other beginnings under which a Dutch word may stand in a text. */
  function vormen(woord) {
    if (/'s$/.test(woord)) return [woord.slice(0, -2)];
    if (/heden$/.test(woord)) return [`${woord.slice(0, -5)}heid`];
    if (/heid$/.test(woord)) return [`${woord.slice(0, -4)}hede`];
    if (/ën$/.test(woord)) return [woord.slice(0, -2)];
    if (/deren$/.test(woord)) return [woord.slice(0, -4), woord.slice(0, -2)];
    if (/en$/.test(woord) && woord.length > 4) {
      const stam = woord.slice(0, -2);
      return /([bdfgklmnprst])\1$/.test(stam) ? [stam.slice(0, -1)] : gesloten(stam);
    }
    const zonder = /[^s]s$/.test(woord) && woord.length > 4 ? [woord.slice(0, -1)] : [];
    return [...zonder, ...open(woord)];
  }

  /** The question with the other forms of its words. One with signs that mean something to the search stays as it is. */
  function verruim(vraag) {
    const recht = vraag.toLowerCase().replace(/[\u2018\u2019]/g, "'");
    if (/["+~^*:]/.test(recht)) return recht;
    const woorden = recht.split(/[\s\u2010-\u2015/-]+/).map((woord) => woord.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")).filter(Boolean);
    const zinvol = woorden.filter((woord) => woord.length > 1 && !STOPWOORDEN.has(woord));
    const over = zinvol.length ? zinvol : woorden;
    const anders = over.flatMap(vormen).filter((vorm) => vorm.length > 2);
    const alle = [...over, ...anders].flatMap((woord) => (woord.includes("'") ? [woord, woord.replaceAll("'", "\u2019")] : [woord]));
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
