/* Theme: finding: filters over lists (cards, calendar). Without it the whole list stays. A plain script, no module. */
(() => {
  "use strict";
})();
