/* Theme: finding: filters over lists (cards, calendar), and the explanation of abbreviations. A plain script, no module.
 *
 * Without it the whole list stays, and a browser shows an abbreviation's explanation in its own way. The filters of a list:
 *   <div class="hb-filter" data-hb-filter="KIEZER" data-hb-velden='[{"naam", "titel", "waarden": {slug: label}}]'></div>
 * KIEZER finds the list, or its parts; `data-hb-velden` may stand on the list too. Beside it: `data-hb-naam` (what the form is called),
 * `data-hb-zoek` (label of a field for words; without it there is none), `data-hb-telling` ("kaart kaarten").
 * An item has class `hb-filterbaar` and for each field `data-<naam>="slug slug"`; "*" holds for every choice. Words are looked for in
 * its `data-zoek`, else in its text. What stands within `data-hb-apart="words"` is counted apart, under those words. A group has
 * `data-hb-groep`, with the id of its heading where that stands outside it; it goes when all its items do. A group that is a
 * `details` opens while there is a choice, and `[data-hb-aantal]` in its summary counts what is left.
 * The choice stands in the address; the list hears `hb:gefilterd` after each change.
 */
(() => {
  "use strict";

  const maak = (naam, eigenschappen = {}, ...inhoud) => {
    const deel = Object.assign(document.createElement(naam), eigenschappen);
    deel.append(...inhoud);
    return deel;
  };

  /** Lower case without accents. */
  const kaal = (tekst) => tekst.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const TEKENS = /['\u2018\u2019\u2010-\u2015-]/g;

  /** The words of a text, and those with an apostrophe or hyphen also as one: "IB'er" is found by "ib", "iber" and "ib'er". */
  const woordenVan = (tekst) => {
    const klein = kaal(tekst);
    return [...new Set(`${klein.replace(TEKENS, " ")} ${klein.replace(TEKENS, "")}`.split(/[^\p{L}\p{N}]+/u).filter(Boolean))];
  };

  const stammen = new Map();

  /** The stem of a word by the stemmer of the search (zoeken.js): 'meldcodes' finds 'meldcode'. */
  function stam(woord) {
    if (typeof DutchStemmer === "undefined") return woord;
    if (!stammen.has(woord)) stammen.set(woord, new DutchStemmer().stemWord(woord));
    return stammen.get(woord);
  }

  /** Whether a typed word is in a text: a short one as the beginning of a word, a longer one anywhere, or in another form. */
  const komtVoor = (getypt, woorden) =>
    woorden.some((woord) => (getypt.length < 4 ? woord.startsWith(getypt) : woord.includes(getypt) || stam(woord) === stam(getypt)));

  /* ---- Filters ---------------------------------------------------------------------------------------------- */

  const TEKST = "woord";

  class Filter {
    constructor(plek, nummer) {
      this.plek = plek;
      this.nummer = nummer;
      this.lijsten = [...document.querySelectorAll(plek.dataset.hbFilter)];
      this.items = this.lijsten.flatMap((lijst) => [...lijst.querySelectorAll(".hb-filterbaar")]);
      const velden = plek.dataset.hbVelden ?? this.lijsten.find((lijst) => lijst.dataset.hbVelden)?.dataset.hbVelden ?? "[]";
      this.velden = JSON.parse(velden);
      this.telling = (plek.dataset.hbTelling ?? "item items").split(" ");
      this.groepen = this.lijsten.flatMap((lijst) => [...(lijst.matches("[data-hb-groep]") ? [lijst] : []), ...lijst.querySelectorAll("[data-hb-groep]")]);
      this.tellers = this.groepen.flatMap((groep) => [...groep.querySelectorAll(":scope > summary [data-hb-aantal]")]);
      this.invoer = new Map();
      this.woorden = new Map();
    }

    /** What the text field looks through, made when somebody first types. */
    woordenVan(item) {
      if (!this.woorden.has(item)) this.woorden.set(item, woordenVan(item.dataset.zoek ?? item.textContent));
      return this.woorden.get(item);
    }

    /** '537 momenten', or of a choice '12 van de 537 momenten'; what is counted apart follows with its own words. */
    tellingVan(gekozen) {
      const soorten = new Map();
      for (const item of this.items) {
        const naam = item.closest("[data-hb-apart]")?.dataset.hbApart ?? "";
        const [over, alle] = soorten.get(naam) ?? [0, 0];
        soorten.set(naam, [over + !item.classList.contains("hb-weg"), alle + 1]);
      }
      const delen = [...soorten].sort(([naam], [ander]) => naam.length - ander.length);
      return delen.map(([naam, [over, alle]]) => `${gekozen ? `${over} van de ` : ""}${alle} ${naam || this.telling[alle === 1 ? 0 : 1]}`).join(", ");
    }

    /** A folded group opens while there is a choice, and goes back to how it was. */
    vouwGroep(groep, gekozen) {
      if (gekozen) {
        groep.dataset.hbOpen ??= String(groep.open);
        groep.open = true;
      } else if (groep.dataset.hbOpen) {
        groep.open = groep.dataset.hbOpen === "true";
        delete groep.dataset.hbOpen;
      }
    }

    /** Build the form; what the address holds is chosen at once. */
    start() {
      if (!this.items.length) return;
      const velden = maak("div", { className: "hb-filter__velden" });
      if (this.plek.dataset.hbZoek) velden.append(this.tekstveld());
      velden.append(...this.velden.map((veld) => (Object.keys(veld.waarden).length > 1 ? this.keuzeveld(veld) : this.vinkveld(veld))));
      this.actief = maak("span", { className: "hb-filter__aantal" });
      this.vouw = maak("details", { className: "hb-filter__vouw" }, maak("summary", {}, "Zoeken en filteren", this.actief), velden);
      this.stand = maak("p", { className: "hb-filter__stand" });
      this.stand.setAttribute("role", "status");
      this.wisser = this.wisknop();
      this.leeg = maak("div", { className: "hb-filter__leeg", hidden: true }, maak("p", {}, `Er zijn geen ${this.telling[1]} met deze keuzes.`), this.wisknop());
      const formulier = maak("form", { className: "hb-filter__formulier" }, this.vouw, maak("div", { className: "hb-filter__onder" }, this.stand, this.wisser));
      formulier.setAttribute("role", "search");
      formulier.setAttribute("aria-label", this.plek.dataset.hbNaam ?? "Filteren");
      formulier.addEventListener("submit", (gebeurtenis) => gebeurtenis.preventDefault());
      formulier.addEventListener("change", (gebeurtenis) => gebeurtenis.target.type !== "search" && this.gekozen(true));
      formulier.addEventListener("input", (gebeurtenis) => gebeurtenis.target.type === "search" && this.gekozen(false));
      this.plek.append(formulier, this.leeg);
      window.addEventListener("popstate", () => this.uitAdres());
      const ruim = window.matchMedia("(min-width: 45em)");
      const vouw = () => { this.vouw.open = ruim.matches; };
      ruim.addEventListener("change", vouw);
      vouw();
      this.uitAdres();
      // The stemmer comes after this script: what the address asks for is looked up once more with it.
      document.addEventListener("DOMContentLoaded", () => this.toon(), { once: true });
    }

    rij(naam, titel, veld) {
      veld.id = `hb-filter-${this.nummer}-${naam}`;
      this.invoer.set(naam, veld);
      return maak("div", { className: "hb-filter__veld" }, maak("label", { htmlFor: veld.id }, titel), veld);
    }

    tekstveld() {
      return this.rij(TEKST, this.plek.dataset.hbZoek, maak("input", { type: "search", autocomplete: "off", spellcheck: false }));
    }

    keuzeveld({ naam, titel, waarden }) {
      const keuzes = Object.entries(waarden).map(([waarde, label]) => new Option(label, waarde));
      return this.rij(naam, titel, maak("select", {}, new Option("Alles", ""), ...keuzes));
    }

    vinkveld({ naam, waarden }) {
      const [waarde, label] = Object.entries(waarden)[0];
      const rij = this.rij(naam, label, maak("input", { type: "checkbox", value: waarde }));
      rij.classList.add("hb-filter__veld--vink");
      rij.prepend(rij.lastChild);
      return rij;
    }

    wisknop() {
      const knop = maak("button", { type: "button", className: "hb-knop" }, "Wis filters");
      knop.addEventListener("click", () => {
        for (const veld of this.invoer.values()) this.zet(veld, "");
        this.gekozen(true);
        // The button goes: whoever works by keyboard goes on in the form.
        const eerste = this.vouw.open ? this.invoer.values().next().value : this.vouw.firstElementChild;
        eerste.focus();
      });
      return knop;
    }

    zet(veld, waarde) {
      if (veld.type === "checkbox") veld.checked = veld.value === waarde;
      else veld.value = waarde;
      // A value that the list does not offer would leave the field empty, and the reader without an answer.
      if (veld.localName === "select" && veld.selectedIndex < 0) veld.value = "";
    }

    waarde(veld) {
      return veld.type === "checkbox" && !veld.checked ? "" : veld.value.trim();
    }

    uitAdres() {
      const adres = new URLSearchParams(location.search);
      for (const [naam, veld] of this.invoer) this.zet(veld, adres.get(naam) ?? "");
      this.toon();
    }

    gekozen(stap) {
      const adres = new URL(location.href);
      for (const [naam, veld] of this.invoer) {
        const waarde = this.waarde(veld);
        if (waarde) adres.searchParams.set(naam, waarde);
        else adres.searchParams.delete(naam);
      }
      // A choice is a step back for the reader, a letter is not.
      if (adres.href !== location.href) history[stap ? "pushState" : "replaceState"](null, "", adres);
      this.toon();
    }

    toon() {
      const keuzes = [...this.invoer].map(([naam, veld]) => [naam, this.waarde(veld)]).filter(([, waarde]) => waarde);
      const woorden = (keuzes.find(([naam]) => naam === TEKST)?.[1] ?? "").split(/[\s\u2010-\u2015-]+/).map((woord) => kaal(woord).replace(TEKENS, "")).filter(Boolean);
      const vast = keuzes.filter(([naam]) => naam !== TEKST);
      const past = (item) =>
        vast.every(([naam, waarde]) => (item.dataset[naam] ?? "").split(" ").some((eigen) => eigen === waarde || eigen === "*")) &&
        woorden.every((woord) => komtVoor(woord, this.woordenVan(item)));
      let over = 0;
      for (const item of this.items) {
        const blijft = past(item);
        item.classList.toggle("hb-weg", !blijft);
        over += blijft;
      }
      for (const groep of this.groepen) {
        const erin = groep.querySelectorAll(".hb-filterbaar:not(.hb-weg)").length;
        const leeg = erin === 0;
        groep.classList.toggle("hb-weg", leeg);
        for (const aantal of groep.querySelectorAll(":scope > summary [data-hb-aantal]")) aantal.textContent = erin;
        if (groep.localName === "details") this.vouwGroep(groep, keuzes.length > 0);
        if (groep.dataset.hbGroep) document.getElementById(groep.dataset.hbGroep)?.classList.toggle("hb-weg", leeg);
      }
      const allemaal = this.items.length;
      this.stand.textContent = this.tellingVan(keuzes.length > 0);
      this.actief.textContent = keuzes.length ? ` (${keuzes.length} gekozen)` : "";
      this.wisser.hidden = !keuzes.length || !over;
      this.leeg.hidden = over > 0;
      for (const aantal of this.tellers) aantal.textContent = aantal.closest("[data-hb-groep]").querySelectorAll(".hb-filterbaar:not(.hb-weg)").length;
      for (const lijst of this.lijsten) lijst.dispatchEvent(new CustomEvent("hb:gefilterd", { bubbles: true, detail: { over, allemaal } }));
    }
  }

  /* ---- Abbreviations ---------------------------------------------------------------------------------------- */

  /** The explanation of an abbreviation in a small box: with the mouse, by keyboard and by touch; Escape closes it. */
  function begrippen() {
    const woorden = document.querySelectorAll("abbr.hb-begrip");
    if (!woorden.length) return;
    const vak = maak("div", { className: "hb-uitleg", id: "hb-uitleg", hidden: true });
    vak.setAttribute("role", "tooltip");
    document.body.append(vak);
    let bij = null;
    let straks;
    const sluit = () => {
      clearTimeout(straks);
      bij?.removeAttribute("aria-describedby");
      bij = null;
      vak.hidden = true;
    };
    const sluitStraks = () => {
      clearTimeout(straks);
      straks = setTimeout(() => bij !== document.activeElement && sluit(), 250);
    };
    const open = (woord) => {
      clearTimeout(straks);
      if (bij === woord) return;
      sluit();
      bij = woord;
      vak.textContent = woord.dataset.uitleg;
      vak.hidden = false;
      woord.setAttribute("aria-describedby", vak.id);
      const { left, top, bottom } = woord.getClientRects()[0] ?? woord.getBoundingClientRect();
      const ruimte = document.documentElement.clientWidth - vak.offsetWidth - 8;
      const onder = bottom + 6 + vak.offsetHeight < window.innerHeight;
      vak.style.left = `${Math.max(8, Math.min(left, ruimte)) + window.scrollX}px`;
      vak.style.top = `${(onder ? bottom + 6 : top - 6 - vak.offsetHeight) + window.scrollY}px`;
    };
    for (const woord of woorden) {
      woord.dataset.uitleg = woord.title;
      woord.removeAttribute("title"); // the browser's own box would lie over ours
      woord.tabIndex = 0;
      woord.addEventListener("mouseenter", () => open(woord));
      woord.addEventListener("focus", () => open(woord));
      woord.addEventListener("click", () => open(woord));
      woord.addEventListener("mouseleave", sluitStraks);
      woord.addEventListener("blur", sluitStraks);
    }
    vak.addEventListener("mouseenter", () => clearTimeout(straks));
    vak.addEventListener("mouseleave", sluitStraks);
    vak.addEventListener("click", sluit); // on a phone it may lie over what one reads next
    document.addEventListener("keydown", (toets) => toets.key === "Escape" && sluit());
    document.addEventListener("pointerdown", (druk) => bij && !bij.contains(druk.target) && !vak.contains(druk.target) && sluit());
  }

  [...document.querySelectorAll("[data-hb-filter]")].forEach((plek, nummer) => new Filter(plek, nummer + 1).start());
  begrippen();
})();
