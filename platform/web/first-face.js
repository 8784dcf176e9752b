// Runs inline, before anything paints: the theme and language that were chosen last time, so that nothing flickers.
// The app keeps both in its own database, which is read too late for this; it leaves a copy here.
(function () {
  var html = document.documentElement;
  var chosen = {};
  try {
    chosen.theme = localStorage.getItem("avoin-ovi:theme");
    chosen.language = localStorage.getItem("avoin-ovi:language");
  } catch (e) { /* storage is forbidden: the system's own theme and language do */ }
  if (chosen.theme === "light" || chosen.theme === "dark") html.dataset.theme = chosen.theme;
  var wanted = chosen.language ? [chosen.language] : navigator.languages || [];
  for (var i = 0; i < wanted.length; i++) {
    var language = String(wanted[i]).slice(0, 2);
    if (["fi", "sv", "en"].indexOf(language) >= 0) { html.lang = language; break; }
  }
})();
