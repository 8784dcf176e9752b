// Runs inline, before anything paints: the language that was shown last time, so that the first face speaks it.
// The app keeps its settings in its own database, which is read too late for this; it leaves a copy of the language
// here. The theme is the system's, and CSS alone follows it.
// Then asks for the program, for that language's words, and for the directory where this browser never had it: beside
// each other, and once the first face has painted, so that on a narrow line it waits for none of them.
(function () {
  var html = document.documentElement;
  var words = {{words}};
  var wanted = navigator.languages || [];
  try {
    var chosen = localStorage.getItem("avoin-ovi:language");
    if (chosen) wanted = [chosen];
  } catch (e) { /* storage is forbidden: the device's own languages do */ }
  // Whoever has languages, and none of ours, reads English sooner than Finnish.
  if (wanted.length > 0) html.lang = "en";
  for (var i = 0; i < wanted.length; i++) {
    var language = String(wanted[i]).slice(0, 2).toLowerCase();
    if (language in words) { html.lang = language; break; }
  }
  if (html.lang === "ar") html.dir = "rtl";
  var seed = null;
  try { seed = localStorage.getItem("avoin-ovi:seed"); } catch (e) { /* then it is fetched */ }
  if (seed === null) html.classList.add("newcomer");
  var painted = new Promise(function (done) {
    // Whoever comes again has the program on the device. A page that opens behind others paints when it is looked at.
    if (seed !== null || document.hidden) done();
    else requestAnimationFrame(function () { setTimeout(done); });
  });
  window.avoinOviProgram = painted.then(function () { return fetch({{program}}); });
  // Whoever awaits it hears of a failure.
  window.avoinOviProgram.catch(function () {});
  function promised(address) {
    return painted.then(function () { return fetch(address); }).then(function (answer) {
      return answer.ok ? answer.arrayBuffer() : null;
    }).catch(function () { return null; });
  }
  // Whoever comes again has a directory: it is large, and read while the program compiles. The database is the one that
  // the program opens (src/store/db); where there is none yet, the program makes it.
  function directory() {
    return new Promise(function (done) {
      var open = indexedDB.open("avoin-ovi/avoin-ovi");
      open.onupgradeneeded = function () { open.transaction.abort(); };
      open.onerror = open.onblocked = function () { done(null); };
      open.onsuccess = function () {
        var database = open.result;
        var read = database.transaction("images");
        var image = read.objectStore("images").get("directory");
        var stamp = read.objectStore("images").get("directory.stamp");
        read.oncomplete = function () {
          done({ name: database.name, directory: image.result, stamp: stamp.result });
          database.close();
        };
        read.onerror = function () { done(null); database.close(); };
      };
    }).catch(function () { return null; });
  }
  if (seed !== null) window.avoinOviImage = directory();
  window.avoinOviWords = promised(words[html.lang]);
  if (seed !== {{seed}}) window.avoinOviSeed = promised({{seed}});
})();
