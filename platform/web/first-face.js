// Runs inline, before anything paints: the language that was shown last time, so that the first face speaks it.
// The app keeps its settings in its own database, which is read too late for this; it leaves a copy of the language
// here. The theme is the system's, and CSS alone follows it. Who comes for the first time also needs the directory: it
// is asked for here, beside the program and not after it.
(function () {
  var html = document.documentElement;
  var wanted = navigator.languages || [];
  try {
    var chosen = localStorage.getItem("avoin-ovi:language");
    if (chosen) wanted = [chosen];
  } catch (e) { /* storage is forbidden: the device's own languages do */ }
  for (var i = 0; i < wanted.length; i++) {
    var language = String(wanted[i]).slice(0, 2).toLowerCase();
    if ({{languages}}.indexOf(language) >= 0) { html.lang = language; break; }
  }
  var seed = null;
  try { seed = localStorage.getItem("avoin-ovi:seed"); } catch (e) { /* then it is fetched */ }
  if (seed !== {{seed}}) {
    window.avoinOviSeed = fetch({{seed}}).then(function (answer) {
      return answer.ok ? answer.arrayBuffer() : null;
    }, function () { return null; });
  }
})();
