/* Theme: what pages do beyond their HTML: living charts, the large search field, keyboard access. Everything is readable without it.
   A plain script, no module: modules do not load from disk (file://). */
(() => {
  "use strict";

  const BASIS = new URL(".", document.currentScript.src);
  const PLOTLY = "derden/plotly-basic-4.1.1.min.js";

  /* ---- Charts ----------------------------------------------------------------------------------------------- */

  const NEDERLANDS = {
    moduleType: "locale",
    name: "nl",
    dictionary: {},
    format: {
      days: ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"],
      shortDays: ["zo", "ma", "di", "wo", "do", "vr", "za"],
      months: ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
      shortMonths: ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
      date: "%d-%m-%Y",
      decimal: ",",
      thousands: "\u202f",
    },
  };

  /* On a phone the drawing reads better than a living chart, and costs a megabyte less: there the reader chooses. */
  const ruim = window.matchMedia("(min-width: 45em)");

  let plotly;

  /** Plotly, loaded once, when the first chart needs it. */
  function laadPlotly() {
    plotly ??= new Promise((klaar, mislukt) => {
      const script = document.createElement("script");
      script.src = new URL(PLOTLY, BASIS).href;
      script.onload = () => klaar(window.Plotly);
      script.onerror = () => mislukt(new Error("Plotly is er niet"));
      document.head.append(script);
    });
    return plotly;
  }

  /** A copy of a figure with the colours that the page has now: `kleuren` says which variable a colour of the figure stands for. */
  function metKleuren(waarde, kleuren, stijl) {
    if (typeof waarde === "string") return (waarde in kleuren && stijl.getPropertyValue(kleuren[waarde]).trim()) || waarde;
    if (Array.isArray(waarde)) return waarde.map((deel) => metKleuren(deel, kleuren, stijl));
    if (waarde && typeof waarde === "object") {
      return Object.fromEntries(Object.entries(waarde).map(([sleutel, deel]) => [sleutel, metKleuren(deel, kleuren, stijl)]));
    }
    return waarde;
  }

  /** Sizes in a figure are those of its drawing; `schaal` makes pixels of them. Widths of bars are data and stay as they are. */
  function opMaat(waarde, schaal, ouder = "", sleutel = "") {
    const meetelt = (sleutel === "width" && ouder === "line") || (sleutel === "size" && /^(marker|pattern|fillpattern)$/.test(ouder));
    if (sleutel === "ticklabelstandoff") return Math.round(waarde * schaal); /* Plotly takes whole pixels only */
    if (sleutel === "dash" && /px/.test(waarde)) return waarde.replace(/[\d.]+/g, (lengte) => lengte * schaal);
    if (typeof waarde === "number") return meetelt ? waarde * schaal : waarde;
    if (Array.isArray(waarde)) return waarde.map((deel) => opMaat(deel, schaal, ouder, sleutel));
    if (waarde && typeof waarde === "object") {
      return Object.fromEntries(Object.entries(waarde).map(([naam, deel]) => [naam, opMaat(deel, schaal, sleutel, naam)]));
    }
    return waarde;
  }

  /** What a narrow chart has instead: other words in traces, other texts on an axis. */
  function voorBreedte(data, layout, krap) {
    const anders = (krap && layout.meta?.krap) || {};
    const over = data.filter(({ meta }) => !meta || meta === (krap ? "krap" : "ruim"));
    return [over, { ...layout, ...Object.fromEntries(Object.entries(anders).map(([as, delen]) => [as, { ...layout[as], ...delen }])) }];
  }

  /** The figure as it comes over its drawing: the same size, type and colours, laid out for the width that there is. */
  function figuurOver({ data, layout }, svg, breedte) {
    const stijl = getComputedStyle(svg);
    const schaal = breedte / layout.meta.breedte;
    const [sporen, opzet] = voorBreedte(data, layout, breedte <= 420); /* as in grafiek.css */
    const maak = (deel) => opMaat(metKleuren(deel, layout.meta.kleuren, stijl), schaal);
    const letter = { family: stijl.fontFamily, size: parseFloat(stijl.fontSize) * schaal };
    const inkt = stijl.getPropertyValue("--hb-inkt").trim();
    return [maak(sporen), {
      ...maak(opzet),
      width: breedte,
      height: layout.height * schaal,
      separators: ",\u202f",
      font: { ...letter, color: inkt },
      hoverlabel: {
        ...layout.hoverlabel,
        bgcolor: stijl.getPropertyValue("--hb-vlak").trim(),
        bordercolor: stijl.getPropertyValue("--hb-zacht").trim(),
        font: { family: stijl.fontFamily, size: 15, color: inkt },
      },
    }];
  }

  /** Put the living chart over the drawing, which keeps the room (nothing moves) and stays for print. */
  async function toonGrafiek(figuur) {
    const tekening = figuur.querySelector(".hb-grafiek__tekening");
    const gegevens = figuur.querySelector("script.hb-grafiek__figuur");
    const svg = tekening?.querySelector("svg");
    if (!svg || !gegevens || figuur.dataset.bezig) return;
    figuur.dataset.bezig = "ja";
    let Plotly;
    try {
      Plotly = await laadPlotly();
    } catch {
      delete figuur.dataset.bezig; /* the drawing stays, with its table; the button can be tried again */
      plotly = undefined;
      return;
    }
    let vlak = tekening.querySelector(".hb-grafiek__plotly");
    if (!vlak) {
      vlak = document.createElement("div");
      vlak.className = "hb-grafiek__plotly";
      vlak.setAttribute("role", "img");
      const naam = [svg.querySelector("title"), svg.querySelector("desc")].map((deel) => deel?.textContent.trim()).filter(Boolean);
      vlak.setAttribute("aria-label", naam.join(". ") || "Grafiek");
      /* A tap shows what a pointer shows; by itself Plotly takes it for the beginning of a drag. */
      vlak.addEventListener("pointerup", ({ pointerType, clientX, clientY }) => {
        if (pointerType === "touch") setTimeout(() => Plotly.Fx.hover(vlak, { clientX, clientY, target: vlak.querySelector(".nsewdrag") }, "xy"), 400);
      });
      tekening.append(vlak);
      Plotly.register?.(NEDERLANDS);
    }
    tekening.classList.add("hb-grafiek__tekening--levend");
    const breedte = tekening.clientWidth;
    vlak.dataset.breedte = String(breedte);
    const [data, layout] = figuurOver(JSON.parse(gegevens.textContent), svg, breedte);
    await Plotly.react(vlak, data, layout, { displayModeBar: false, locale: "nl", scrollZoom: false, doubleClick: false, showTips: false });
    figuur.dataset.levend = "ja";
    figuur.querySelector(".hb-grafiek__knop")?.setAttribute("hidden", "");
    delete figuur.dataset.bezig;
  }

  function grafieken() {
    /* Where readers force their own colours the drawings follow them; Plotly cannot. */
    if (window.matchMedia("(forced-colors: active)").matches) return;
    const figuren = [...document.querySelectorAll("figure.hb-grafiek:has(script.hb-grafiek__figuur)")];
    const kijker = new IntersectionObserver((gezien) => {
      for (const { isIntersecting, target } of gezien) {
        if (!isIntersecting) continue;
        kijker.unobserve(target);
        toonGrafiek(target);
      }
    }, { rootMargin: "160px" });
    for (const figuur of figuren) {
      if (figuur.dataset.start === "zicht" && ruim.matches) {
        kijker.observe(figuur);
        continue;
      }
      const knop = figuur.querySelector(".hb-grafiek__knop");
      if (!knop) continue;
      knop.hidden = false;
      knop.addEventListener("click", () => toonGrafiek(figuur));
    }
    if (figuren.length) {
      const levend = () => figuren.filter((figuur) => figuur.dataset.levend);
      const opnieuw = () => levend().forEach(toonGrafiek);
      const anders = (figuur) => Math.abs(figuur.querySelector(".hb-grafiek__plotly").dataset.breedte - figuur.querySelector(".hb-grafiek__tekening").clientWidth) > 1;
      let straks;
      window.addEventListener("resize", () => {
        clearTimeout(straks);
        straks = setTimeout(() => levend().filter(anders).forEach(toonGrafiek), 150);
      });
      new MutationObserver(opnieuw).observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });
    }
  }

  /* ---- Search ----------------------------------------------------------------------------------------------- */

  /** Open Material's search, ready to type. */
  function openZoeken() {
    const schakel = document.getElementById("__search");
    if (schakel && !schakel.checked) schakel.click();
    document.querySelector(".md-search__input")?.focus();
  }

  /** The large search field of the start page is a button that opens the search. */
  function groteZoeker() {
    const veld = document.querySelector(".hb-zoek__veld");
    if (!veld) return;
    const knop = maakKnop(veld, () => openZoeken());
    const toets = document.createElement("kbd");
    toets.className = "hb-zoek__toets";
    toets.textContent = "/";
    toets.setAttribute("aria-hidden", "true");
    knop.append(toets);
  }

  /* ---- Keyboard --------------------------------------------------------------------------------------------- */

  /** A real button in the place of a label, with the same look. */
  function maakKnop(label, doe) {
    const knop = document.createElement("button");
    knop.type = "button";
    knop.className = label.className;
    knop.append(...label.childNodes);
    knop.addEventListener("click", doe);
    label.replaceWith(knop);
    return knop;
  }

  /** Material opens its menu and its search with labels, which the keyboard cannot reach: they become buttons. */
  function knoppenVoorLabels() {
    for (const label of document.querySelectorAll(".md-header__inner > label[for]")) {
      const schakel = document.getElementById(label.htmlFor);
      if (!schakel) continue;
      const zoekt = schakel.id === "__search";
      const knop = maakKnop(label, () => (zoekt ? openZoeken() : schakel.click()));
      knop.classList.add("hb-schakel", zoekt ? "hb-schakel--zoeken" : "hb-schakel--menu");
      knop.setAttribute("aria-label", label.title);
      const stand = () => knop.setAttribute("aria-expanded", String(schakel.checked));
      schakel.addEventListener("change", stand);
      stand();
    }
  }

  /** A region that scrolls can be reached with the keyboard; one that does not scroll is no stop on the way. */
  function schuifvlakken() {
    const meet = (vlak) => {
      const schuift = vlak.scrollWidth > vlak.clientWidth + 1 || vlak.scrollHeight > vlak.clientHeight + 1;
      if (schuift) {
        vlak.tabIndex = 0;
        if (!vlak.hasAttribute("role")) vlak.setAttribute("role", "region");
        if (!vlak.hasAttribute("aria-label")) vlak.setAttribute("aria-label", "Tabel, schuif opzij voor meer");
      } else {
        vlak.removeAttribute("tabindex");
      }
    };
    const kijker = new ResizeObserver((gemeten) => gemeten.forEach(({ target }) => meet(target)));
    document.querySelectorAll(".hb-tabel, .hb-matrix, .md-typeset__scrollwrap, .md-typeset pre > code").forEach((vlak) => kijker.observe(vlak));
  }

  /* ---- Small things ----------------------------------------------------------------------------------------- */

  /** The contents of a card: at the top of its side column, folded where that holds more than a window; else below its head. */
  function inhoudOpPlaats() {
    const inhoud = document.querySelector(".hb-inhoud");
    const kop = document.querySelector(".hb-artikel > .hb-kop");
    if (!inhoud || !kop) return;
    const zij = document.querySelector(".hb-zij");
    const breed = window.matchMedia("(min-width: 60em)");
    const plaats = () => {
      const opzij = breed.matches && zij !== null;
      if (opzij) zij.prepend(inhoud);
      else kop.after(inhoud);
      inhoud.open = opzij;
      inhoud.open = opzij && zij.lastElementChild.getBoundingClientRect().bottom - inhoud.getBoundingClientRect().top < window.innerHeight;
    };
    breed.addEventListener("change", plaats);
    plaats();
    inhoud.addEventListener("click", ({ target }) => { if (target.closest("a") && !breed.matches) inhoud.open = false; }); /* it would stand between the reader and the part */
  }

  /** Mark what belongs to today: an element with `data-maand="2026-11"` or `data-dag="2026-11-15"`. */
  function vandaag() {
    const nu = new Date();
    const maand = `${nu.getFullYear()}-${String(nu.getMonth() + 1).padStart(2, "0")}`;
    const dag = `${maand}-${String(nu.getDate()).padStart(2, "0")}`;
    for (const deel of document.querySelectorAll(`[data-maand="${maand}"], [data-dag="${dag}"]`)) {
      deel.classList.add("hb-nu");
      deel.setAttribute("aria-current", "date");
    }
  }

  /** What an address points at is shown, also inside something folded: some browsers open that by themselves, others do not. */
  function openDoel() {
    const doel = document.getElementById(location.hash.slice(1));
    let dicht = false;
    for (let vouw = doel?.closest("details"); vouw; vouw = vouw.parentElement.closest("details")) {
      dicht ||= !vouw.open;
      vouw.open = true;
    }
    if (dicht) doel.scrollIntoView();
  }

  knoppenVoorLabels();
  inhoudOpPlaats();
  groteZoeker();
  vandaag();
  openDoel();
  window.addEventListener("hashchange", openDoel);
  schuifvlakken();
  grafieken();
})();
