# Svenska, som den talas i Finland: kl. 9–12, veckan börjar på måndag.

app-name = Avoin ovi
back = Tillbaka
show-more = Visa fler

## Antal

count-best = De { $count } bästa träffarna
count-places =
    { $count ->
        [one] { $count } plats
       *[other] { $count } platser
    }

## Tider

weekday-short =
    { $day ->
        [mon] må
        [tue] ti
        [wed] on
        [thu] to
        [fri] fr
        [sat] lö
       *[sun] sö
    }
day-name =
    { $day ->
        [new_year] nyårsdagen
        [epiphany] trettondagen
        [good_friday] långfredagen
        [easter_sunday] påskdagen
        [easter_monday] annandag påsk
        [may_day] första maj
        [ascension] Kristi himmelsfärdsdag
        [pentecost] pingstdagen
        [midsummer_day] midsommardagen
        [all_saints] alla helgons dag
        [independence] självständighetsdagen
        [christmas_day] juldagen
        [second_christmas_day] annandag jul
        [maundy_thursday] skärtorsdagen
        [may_day_eve] valborgsmässoafton
        [midsummer_eve] midsommarafton
        [christmas_eve] julafton
       *[new_years_eve] nyårsafton
    }
day-month = { $day }.{ $month }
day-month-year = { $day }.{ $month }.{ $year }
weekday-and-date = { $weekday } { $date }
clock = { $hour }.{ $minute }
clock-hour = { $hour }
when-today = i dag kl.{ "\u00A0" }{ $time }
when-tomorrow = i morgon kl.{ "\u00A0" }{ $time }
when-day = { $day } kl.{ "\u00A0" }{ $time }
from-to = { $from }–{ $to }
at-from-to = kl.{ "\u00A0" }{ $from }–{ $to }
at-from = från kl.{ "\u00A0" }{ $from }
today-weekday = I dag { $weekday }

## Återkommande tider

weekday-name =
    { $day ->
        [mon] måndag
        [tue] tisdag
        [wed] onsdag
        [thu] torsdag
        [fri] fredag
        [sat] lördag
       *[sun] söndag
    }
month-name =
    { $month ->
        [1] Januari
        [2] Februari
        [3] Mars
        [4] April
        [5] Maj
        [6] Juni
        [7] Juli
        [8] Augusti
        [9] September
        [10] Oktober
        [11] November
       *[12] December
    }
month-and-year = { $month } { $year }
month-short =
    { $month ->
        [1] jan.
        [2] feb.
        [3] mars
        [4] april
        [5] maj
        [6] juni
        [7] juli
        [8] aug.
        [9] sep.
        [10] okt.
        [11] nov.
       *[12] dec.
    }
list-and = { $first } och { $last }
rule-daily = varje dag
rule-workdays = vardagar
rule-every-other-day = varannan dag
rule-every-days = var { $count }:e dag
rule-on-weekday =
    { $day ->
        [mon] måndagar
        [tue] tisdagar
        [wed] onsdagar
        [thu] torsdagar
        [fri] fredagar
        [sat] lördagar
       *[sun] söndagar
    }
rule-every-other-week = varannan vecka, { $days }
rule-every-weeks = var { $count }:e vecka, { $days }
rule-every-other-month = varannan månad, { $days }
rule-every-months = var { $count }:e månad, { $days }
rule-even-weeks = jämna veckor, { $days }
rule-odd-weeks = udda veckor, { $days }
rule-weeks = veckorna { $weeks }, { $days }
rule-in-months = { $days } ({ $months })
rule-yearly = varje år { $date }
rule-first-in-month = månadens första { $day }
rule-second-in-month = månadens andra { $day }
rule-third-in-month = månadens tredje { $day }
rule-fourth-in-month = månadens fjärde { $day }
rule-fifth-in-month = månadens femte { $day }
rule-last-in-month = månadens sista { $day }
rule-day-of-month = den { $day } i månaden
rule-last-day-of-month = månadens sista dag

## Tillstånd

state-open = Öppet
state-closes = stänger kl.{ "\u00A0" }{ $time }
state-closes-day = stänger { $when }
state-running = Pågår
state-until = till kl.{ "\u00A0" }{ $time }
state-closing-soon = Stänger snart
state-ending-soon = Slutar snart
state-at = kl.{ "\u00A0" }{ $time }
state-opening-soon = Öppnar snart
state-starting-soon = Börjar snart
state-closed = Stängt
state-opens = öppnar { $when }
state-not-running = Pågår inte nu
state-next = nästa gång { $when }
state-closed-today-named = Stängt i dag ({ $day })
state-closed-named = Stängt ({ $day })
state-closed-today = Stängt i dag
state-by-appointment = Med tidsbokning
state-by-appointment-detail = boka tid eller anmäl dig först
state-told-open = Kanske öppet
state-told-running = Pågår kanske
state-told-closed = Kanske stängt
state-told-opens = Öppnar kanske { $when }
state-told-next = Nästa gång kanske { $when }
state-answers = Svarar nu
state-not-answering = Svarar inte nu
state-answers-when = svarar { $when }
state-told-answers = Svarar kanske nu
state-told-answers-when = Svarar kanske { $when }
state-told-not-answering = Svarar kanske inte nu
state-holiday-check = Helgdag – kolla öppettiden
state-named-day-check = { $day } – kolla öppettiden
state-school-holiday-check = Skollov – kolla öppettiden
state-season-check = Semestertid – kolla öppettiden
state-told-short = kanske öppet
state-told-short-until = kanske öppet till kl.{ "\u00A0" }{ $time }
state-unknown = Öppettiden är inte känd
state-any-time = Tillgänglig när som helst
in-minutes =
    { $count ->
        [one] om { $count } minut
       *[other] om { $count } minuter
    }

told-year = uppgift från { $year }
told-month = uppgift från { $month ->
        [1] januari
        [2] februari
        [3] mars
        [4] april
        [5] maj
        [6] juni
        [7] juli
        [8] augusti
        [9] september
        [10] oktober
        [11] november
       *[12] december
    } { $year }
told-day = uppgift från { $date }
told-undated = uppgift utan datum
row-undated = utan datum

reason-stale = Ingen har kontrollerat de här tiderna på över två år. Kolla innan du går hemifrån.
reason-undated = Vi vet inte när de här tiderna uppgavs. Kolla innan du går hemifrån.
reason-holiday = Platsen har inte meddelat sina tider på helgdagar.
reason-eve = Platsen har inte meddelat sina tider på helgdagsaftnar.
reason-school-holidays = Många grupper tar paus under skolloven. Den här har inte meddelat hur den gör.
reason-season = På sommaren och kring jul har många platser andra tider. Den här har inte meddelat hur den gör.
reason-building-hours = Det här är husets öppettider. Familjernas egen tid kan vara kortare.
reason-parsed-doubt = Tiderna har plockats ur en text av ett program.
reason-drop-in-unknown = Vi vet inte om man får komma utan anmälan.
reason-season-over = Den säsong vi känner till är slut. Nya tider har inte uppgetts ännu.
reason-no-hours = Öppettiderna har inte uppgetts. Ring eller titta på platsens egen sida.
reason-no-end = Starttiden är känd, men inte när det slutar.
reason-between-sessions = Vi vet bara när det ordnas program, inte när huset annars är öppet.
reason-before-season = Säsongen har inte börjat ännu.
reason-registration-required = Hit anmäler man sig först.
reason-no-opening = Vi vet inte när det öppnar nästa gång.
reason-permanently-closed = Verksamheten har upphört.
reason-text-only = Öppettiderna finns bara i ord. Läs dem nedan.
reason-unreadable = Programmet kan inte läsa öppettiderna säkert. Läs dem nedan.
reason-temporarily-closed = Platsen är tillfälligt stängd.
reason-children-alone = Det här är för barn eller unga utan vuxen.

## Nu

now-title = Vart nu?
now-pill = Nu · { $weekday } { $time }
now-open = Öppet nu
now-check = Kanske öppet
now-check-note = kolla först
now-later = Öppnar i dag
now-unknown = Öppettiden är inte känd
now-town-empty = I katalogen finns inga platser här som kunde vara öppna nu.
now-elsewhere = På andra håll i Finland
now-search = Sök
now-search-placeholder = Plats eller adress
now-search-clear = Töm sökningen
now-search-results = Sökresultat
now-position-none = Var är du?
now-settings = Inställningar
now-loading = Söker platser
now-empty-title = Inget är öppet just nu
now-empty-text = Vi hittade ingen plats som är öppen eller öppnar i dag. Nedan finns platser vars öppettider vi inte känner till.
now-empty-all-title = Här finns inga platser ännu
now-empty-all-text = Katalogen har inga platser i det här området. Välj en annan kommun.
search-empty-title = Inget hittades
search-empty-text = Försök med ett kortare ord, en stad eller en gata.
distance-m = { $metres } m
distance-km = { $kilometres } km

tag-free = Gratis
tag-paid = Avgiftsbelagt
tag-no-registration = Ingen anmälan
tag-registration = Anmälan
rows-unsure = Vi vet inte om de här passar
rows-left-out =
    { $count ->
        [one] { $count } plats till. Filtrera sökningen så ser du den.
       *[other] { $count } platser till. Filtrera sökningen så ser du dem.
    }
row-about = { $town } (ungefärlig plats)
tag-languages = Språk: { $languages }
mark-yes = Passar: { $what }
mark-unknown = Uppgift saknas: { $what }

## En annan tid

then-title-today = Vart i dag?
then-title-tomorrow = Vart i morgon?
then-title-weekday = Vart på { $day ->
        [mon] måndag
        [tue] tisdag
        [wed] onsdag
        [thu] torsdag
        [fri] fredag
        [sat] lördag
       *[sun] söndag
    }?
then-title-date = Vart { $date }?
then-open = Öppet då
then-later = Öppnar senare samma dag
then-town-empty = I katalogen finns inga platser här som kunde vara öppna då.
then-empty-title = Inget är öppet då
then-empty-text = Vi hittade ingen plats som är öppen då eller öppnar senare samma dag. Nedan finns platser vars öppettider vi inte känner till.
on-weekday-date-at = { $day ->
        [mon] Måndag
        [tue] Tisdag
        [wed] Onsdag
        [thu] Torsdag
        [fri] Fredag
        [sat] Lördag
       *[sun] Söndag
    } { $date } kl.{ "\u00A0" }{ $time }
time-choose = { $time } – byt tid
time-not-now = { $time }, inte nu
time-back-to-now = Visa nu
time-title = När?
time-day = Dag
time-other-day = En annan dag
time-bad-day = Välj en dag från i dag till ett år framåt.
time-clock = Klockslag
time-hour = Timme
time-minute = Minut
time-at = kl.{ "\u00A0" }{ $time }
time-show = Visa: { $time }
time-text = Tiderna är i finländsk tid.
day-today = I dag
day-tomorrow = I morgon

## Filter

filters-title = Vad söker du?
filters-text = En plats faller bort bara om vi vet att den inte passar. Platser som vi inte vet om står sist i listan.
filters-open = Filtrera
filters-asked = Filter
filters-open-count = Filtrera · { $count }
filters-clear = Ta bort filtren
filters-clear-short = Rensa
filters-show =
    { $count ->
        [0] Inga platser
        [one] Visa { $count } plats
       *[other] Visa { $count } platser
    }
filters-show-list = Visa platserna
filters-show-calendar = Visa kalendern
filters-cost = Pris och anmälan
filter-free = Bara avgiftsfria
filter-drop-in = Utan bokning
filters-distance = Avstånd
filters-distance-any = Hur långt som helst
filters-distance-none = Du kan välja avstånd när du har angett din position noggrannare än kommunen.
filters-distance-set = Ange position
filter-within = högst { $distance }
filters-kind = Hurdan plats
filters-kind-text = Lekplatser visas bara när du väljer dem.
filters-operator = Vem ordnar
filters-sure = Hur säkert
filters-sure-text = Om många platser saknas uppgifter. Lämnar du bort dem kan listan bli mycket kortare.
filter-sure = Bara de som säkert passar
operator-county = Välfärdsområde
operator-municipality = Kommun
operator-association = Organisation
operator-parish = Församling
operator-private = Företag
operator-other = Annan
emptied-title = Ingen plats passar allt
emptied-text = Så här får du fram platser:
emptied-all-text = Filtren är tillsammans för många.

## Slag av platser

kind-meeting-place = Mötesplats
kind-family-cafe = Familjecafé
kind-parish-club = Familjeklubb
kind-open-early-education = Öppen småbarnspedagogik
kind-playground-house = Invånarpark
kind-playground = Lekplats
kind-family-centre = Familjecenter
kind-library = Bibliotek
kind-youth = Ungdomslokal
kind-other = Annan plats

## Platsens sida

place-hours = Öppettider
place-hours-source = Så här berättar platsen om sina öppettider
place-hours-building = Husets öppettider. Familjernas egen tid kan vara kortare.
place-hours-none = Öppettider har inte uppgetts.
place-week-unknown = uppgift saknas
place-week-closed = Stängt
place-week-uncertain = kanske { $hours }
place-about = Hurdan plats
place-first-visit = När du kommer första gången
place-pictures = Bilden i ord
place-picture-by = Bild: { $whose }
place-accessibility = Tillgänglighet
place-accessibility-unknown = Uppgifter om tillgängligheten saknas.
place-assessed = Bedömt { $date }
place-assessed-by = Bedömt { $date } · { $who }
place-who = För vem och hur
place-operator = Arrangör
place-where = Adress och hur man kommer dit
place-contact = Kontakt
place-sessions-add = Lägg alla tider i kalendern
place-sessions = Program
place-sessions-words = Dessutom beskrivet i ord
place-sources = Varifrån uppgifterna kommer
place-verified = Kontrollerat med platsen { $date }
place-verified-by = Kontrollerat med platsen { $date } · { $who }
place-unofficial-name = Namnet är katalogens egen översättning, inte officiellt.
place-position-about = Den exakta platsen är inte känd.
place-in-house = I huset { $name }
place-use-position = Räkna avstånd härifrån
place-position-used = Avstånden räknas härifrån
place-missing-title = Platsen hittas inte
place-missing-text = Länken kan vara gammal eller felskriven, eller så har platsen tagits bort ur katalogen.
place-bad-id-text = Länken är felskriven, så vi vet inte vilken plats du söker.
place-to-now = Se vilka platser som är öppna
place-call = Ring
place-email = E-post
place-web = Webbsida
place-route = Rutt
place-moved = Den här platsen har flyttat.
place-moved-link = Se den nya platsen
place-cost-free = Gratis
place-cost-optional = Frivillig avgift
place-cost-paid = Avgiftsbelagt
place-cost-paid-amount = Kostar { $amount } €
place-cost-unknown = Priset har inte uppgetts
place-drop-in-yes = Du kan komma utan bokning
place-drop-in-no = Bara med bokning eller anmälan
place-drop-in-unknown = Vi vet inte om man behöver boka
place-registration-none = Ingen anmälan
place-registration-required = Anmäl dig först
place-referral = Du behöver remiss
place-led-professional = Leds av en yrkesperson
place-led-volunteer = Leds av frivilliga
place-led-both = Leds av yrkespersoner och frivilliga
place-substance-free = Drogfri plats
place-ages-from-to-years = För { $from }–{ $to }-åringar
place-ages-from-years = Från { $from } år
place-ages-from-to-months = För barn i åldern { $from }–{ $to } månader
place-children-alone = För barn eller unga utan vuxen
place-language-activity = Verksamhet: { $languages }
place-language-staff = Personalen talar: { $languages }
place-language-none-needed = Inget gemensamt språk behövs
place-language-interpreter = Tolk på begäran
place-language-unknown = Språken har inte uppgetts
place-gone-text = Platsen finns inte längre i katalogen: verksamheten kan ha upphört eller flyttat, eller så har platsen lämnats bort. Vi vet inte om den är öppen.
place-open-map = Öppna i kartappen
place-open-web-map = Öppna kartan i webbläsaren
place-promise = Nätverkets löfte
place-life-situations = För de här livssituationerna
place-standing = Som en del av familjecentret
place-tasks = Familjecentrets uppgifter
place-quality = Kvalitetskriterier
place-registration-here = Anmäl dig här
place-registration-from-to = Anmälan är öppen { $from }–{ $to }
place-registration-from = Anmälan börjar { $from }
place-registration-to = Anmäl dig senast { $to }
quality-yes = Uppfylls
quality-partly = Uppfylls delvis
quality-no = Uppfylls inte ännu
quality-self = egen bedömning
quality-peer = kollegial bedömning
session-join = Delta på nätet
report-title = Är något fel? Berätta om det
report-to-source = Meddelandet går till källan: { $source }. Vad är fel?
report-to-editor = Meddelandet går till katalogens redaktion. Vad är fel?
report-to-anybody = Källan har ingen adress. Du kan dela meddelandet på det sätt du vill. Vad är fel?
report-hours = Öppettiderna
report-closed = Verksamheten har upphört
report-address = Adressen eller platsen på kartan
report-accessibility = Tillgängligheten
report-other = Något annat
report-subject = Avoin ovi: { $name }: { $fact }
report-now = I appen står det: { $fact }
report-right = Den rätta uppgiften är:
session-cancelled = Inställt
session-postponed = Uppskjutet
session-moved = Flyttat
session-online = På nätet
session-registration = Anmäl dig först

need-step-free-entrance = Ingång utan trappsteg
need-lift = Hiss
need-accessible-toilet = Tillgänglig toalett
need-changing-table = Skötbord
need-stroller-access = Man kommer in med vagn
need-stroller-parking = Plats för vagnar
need-accessible-parking = Tillgänglig parkering
need-induction-loop = Hörselslinga
need-quiet-space = Lugnt rum
answer-yes = Ja
answer-no = Nej
answer-unknown = Uppgift saknas

language-name =
    { $tag ->
        [fi] finska
        [sv] svenska
        [en] engelska
        [ru] ryska
        [ar] arabiska
        [so] somaliska
        [uk] ukrainska
        [et] estniska
        [ku] kurdiska
        [fa] persiska
        [prs] dari
        [ckb] sorani
        [se] nordsamiska
        [smn] enaresamiska
        [sms] skoltsamiska
        [fse] finskt teckenspråk
        [vi] vietnamesiska
        [tr] turkiska
        [es] spanska
        [pl] polska
        [de] tyska
        [fr] franska
        [zh] kinesiska
        [th] thai
        [sq] albanska
        [ti] tigrinska
        [pt] portugisiska
        [ckb] sorani
       *[other] { $tag }
    }

## Familjen: barnens ålder, språk och behov

age-in-months = { $months } mån
age-in-years = { $years } år
age-in-both = { $years } år { $months } mån
age-years = År
age-months = Månader
age-another = Ett barn till
languages-more = Fler språk
chip-remove = Ta bort: { $what }
family-ages = Barnens ålder
family-ages-text = En plats passar när den passar för varje barn. Åldern uppdateras av sig själv.
family-languages = Språk som talas på platsen
family-needs = Vad du behöver

## Länkens val

link-text = De här valen kom med länken. Vill du behålla dem?
link-refused = En del av länkens val kunde inte användas.
link-keep = Behåll dem
link-drop = Nej tack
link-understood = Okej

## Position

position-title = Var är du?
position-none = Hela Finland
position-text = Eller välj själv en kommun eller adressen till någon plats.
position-search = Sök kommun eller adress
position-search-placeholder = Kommun eller adress
position-no-match = Det finns ingen kommun eller adress med det namnet.
position-addresses = Platser och adresser
position-map = Punkt på kartan
position-device = Min position
position-device-title = Enhetens position
position-device-text = Du ser vad som finns nära. Positionen avrundas och stannar i den här enheten.
position-locate = Använd min position
position-locate-again = Uppdatera min position
position-asked = Frågar enheten …
position-denied = Enheten gav inte tillåtelse. Du kan tillåta positionen i enhetens inställningar eller välja själv.
position-off = Positionen är avstängd i enhetens inställningar. Du kan slå på den eller välja plats själv.
position-not-here = Den här enheten ger inte appen sin position. Välj kommun eller adress själv.
position-failed = Positionen gick inte att få. Välj kommun eller adress själv. Vad som hände: { $detail }
position-list = Kommuner

## Inställningar

settings-title = Inställningar
settings-language = Språk
settings-language-unreviewed = Den här översättningen har ännu inte granskats av någon med språket som modersmål.
settings-install = Installera på enheten
settings-install-text = Appen får en egen ikon och öppnas utan webbläsaren.
settings-install-press = Installera Avoin ovi
settings-install-menu = Öppna webbläsarens Dela-meny och välj Lägg till på hemskärmen. Appen som öppnas från ikonen börjar från noll: exportera först dina sparade platser till en fil på sidan Mina.
settings-example = Prova med exempelområdet
settings-example-text = Esimerkkilä är ett påhittat område med exempel på allt. De riktiga platserna finns kvar.
settings-example-on = Exempelområdet är på
settings-example-off = Exempelområdet är av
settings-own = Egna val
settings-about = Om appen
settings-family = Barn, behov och språk
settings-family-none = Inget angett än
settings-family-some =
    { $count ->
        [one] { $count } val
       *[other] { $count } val
    }
settings-feed = Varifrån uppgifterna hämtas
settings-feed-text = Utgivare och uppdatering
settings-regions = Områden och uppdateringar
settings-regions-text = Vilka som uppdateras
settings-maps-text = Gator på kartan, fungerar utan nät
settings-sources = Källor och licenser
settings-software = Appens delar och licenser
settings-accessibility = Tillgänglighet
settings-privacy = Dataskydd
settings-privacy-text = Vad som stannar i telefonen, vad som skickas
settings-version = Avoin ovi { $version }
example-banner = Påhittade platser
example-leave = Avsluta
update-ready = En ny version är klar
update-take = Ta i bruk
update-aside = Senare

## Inställningarnas sidor

family-text = Berätta en gång, så kan listorna visa platser som passar din familj. Inget av det här lämnar enheten.

feed-text = Katalogen följer med appen. En utgivare kan uppdatera den; du bestämmer från vem du hämtar.
feed-now = Utgivaren nu
feed-none = Inga uppdateringar hämtas. Du ser katalogen som följde med appen.
feed-fingerprint = Fingeravtryck
feed-issued = Publicerat { $when }
feed-checked = Senast frågat { $when }
feed-sync = Uppdatera nu
feed-sparing = Hämta automatiskt bara via wifi
feed-sparing-text = Att hämta ändringar tar oftast under 20 kilobyte. Med knappen hämtas alltid.
feed-forget = Sluta följa
feed-stop = Sluta hämta
feed-again = Nytt försök görs av sig självt { $when }.
feed-outdated = Uppgifterna kan vara föråldrade. Utgivaren lovade uppdatera dem senast { $day }.
feed-clock = Enhetens datum är { $day }, och det kan inte stämma. Öppettiderna följer det: kontrollera enhetens klocka.
feed-running = Hämtar nya uppgifter
feed-progress = { $done } / { $total }
size-kb = { $size } kB
size-mb = { $size } MB
feed-up-to-date = Allt är uppdaterat.
feed-updated =
    { $count ->
        [one] Uppdaterat: { $count } plats.
       *[other] Uppdaterat: { $count } platser.
    }
feed-skipped =
    { $count ->
        [one] { $count } uppgift gick inte att läsa och lämnades bort.
       *[other] { $count } uppgifter gick inte att läsa och lämnades bort.
    }
feed-new = Följ en annan utgivare
feed-link = Utgivarens länk
feed-look = Se vem utgivaren är
feed-looking = Frågar vem utgivaren är
feed-introduced = Utgivare på den här adressen:
feed-compare = Jämför fingeravtrycket med det som utgivaren har gett dig. Lita bara på det om de är lika.
feed-agree = Jag litar på det, följ
feed-refuse = Följ inte
feed-error-link = Det här är ingen länk som går att följa. Den börjar med https://
feed-error-root = Länkens fingeravtryck är ofullständigt. Kopiera hela länken.
feed-error-network = Ingen kontakt. De tidigare uppgifterna är kvar.
feed-error-portal = Nätet svarar i stället för utgivaren. Logga först in på nätet.
feed-error-not-found = Det finns ingen katalog på adressen.
feed-error-trust = Fingeravtrycket är inte det som du litat på. Inget hämtades.
feed-error-corrupt = Det som hämtades går inte att lita på: underskriften eller innehållet stämmer inte. De tidigare uppgifterna är kvar.
feed-error-too-new = Uppgifterna är gjorda för en nyare app. Uppdatera appen.
feed-error-full = Enheten har inget utrymme kvar.
feed-error-storage = Uppgifterna kunde inte sparas. De tidigare är kvar.

regions-text = Välj vilka områden som uppdateras. De övriga områdenas uppgifter blir som de är.
regions-all = Hela landet
regions-list = Välfärdsområden
regions-shared = Alltid med
regions-national = Tjänster för hela landet
regions-playgrounds = Lekplatser
regions-issued = publicerat { $date }
regions-from-feed = hämtat från nätet
count-events =
    { $count ->
        [one] { $count } evenemang
       *[other] { $count } evenemang
    }
count-events-more = över { $count } evenemang
count-services =
    { $count ->
        [one] { $count } tjänst
       *[other] { $count } tjänster
    }

software-text = Avoin ovi är byggd av de här fria programmen. Namnet leder till en sida med källkoden och hela licensen.
software-sqlite = Databasen SQLite får användas fritt av vem som helst.

statement-text = Målet är WCAG 2.2 AA: appen fungerar för alla, också när du är trött eller har bara en hand fri.
statement-works = Det här fungerar
statement-works-keyboard = Allt kan användas med tangentbord, och fokus syns.
statement-works-reader = Skärmläsaren läser upp rubriker, namn och tillstånd. Tillståndet sägs alltid också med ord.
statement-works-text = Texten kan förstoras till det dubbla utan att något göms.
statement-works-colours = Färgerna har tillräcklig kontrast i ljust och mörkt. Inget visas med enbart färg.
statement-works-motion = Om du har minskat rörelse på enheten rör sig inget.
statement-works-targets = Knapparna är minst 44 bildpunkter höga.
statement-tested = Så har det testats
statement-tested-text = Ett program (axe) granskar varje skärm i ljust och mörkt efter varje ändring. Textförstoring, smal skärm och kontraster testas på samma sätt. Bedömningen är utvecklarnas egen.
statement-gaps = Det här saknas än
statement-gaps-people = Människor som använder skärmläsare har inte ännu testat appen tillsammans med oss.
statement-gaps-language = Platsernas beskrivningar finns ofta bara på finska. Appen märker ut språket men översätter inte.
statement-gaps-plain = Lättläst språk och teckenspråk finns inte ännu.
statement-gaps-places = För många platser saknas uppgifter om tillgängligheten. Då står det ”uppgift saknas”.
statement-tell = Berätta för oss
statement-tell-text = Om något hindrar dig, skriv. Vi rättar det.
statement-tell-nobody = Om något hindrar dig, berätta det för den du fick appen av.
statement-authority = Får du inget svar på två veckor kan du vända dig till tillsynen över tillgänglighet: tillganglighetskrav.fi.
statement-subject = Avoin ovi: tillgänglighet

privacy-text = Kort sagt: du behöver inget konto, ingen följer dig, och dina val stannar i den här enheten.
privacy-kept = Det här stannar i enheten
privacy-kept-saved = Platserna du sparat och vad som då var känt om dem.
privacy-kept-choices = Språket, kommunen eller platsen, områdena och filtren du valt.
privacy-kept-family = Barnens ålder som födelsemånad, behov och språk, om du berättar dem.
privacy-kept-directory = Katalogen: platser, evenemang och tjänster.
privacy-sent = Det här skickas
privacy-sent-text = Appen hämtar katalogens filer från utgivarens server. Den ber ingen om något annat.
privacy-sent-never = Din position, dina sökord, dina sparade platser och din familjs uppgifter skickas ingenstans.
privacy-sent-host = Servern ser detsamma som vilken webbsida som helst: IP-adress, tid och vilken fil som hämtas.
privacy-sent-links = När du öppnar en länk, ringer eller delar en plats går du till ett annat program, som har sina egna regler.
privacy-yours = Allt är ditt
privacy-yours-text = Dina platser kan du exportera till en fil. När du tar bort appen eller tömmer webbplatsens data försvinner allt.

# Street maps
maps-title = Gatukartor
maps-text = Kartan visar hela landet, men inga gator. Gatukartan över ett område laddas ner en gång och fungerar sedan utan nät. Nedladdningen drar så mycket data som storleken säger.
maps-none = Just nu finns inga gatukartor att hämta. Du kan öppna en från en fil.
maps-offered = Inte nedladdad
maps-running = Laddas ner
maps-checking = Kontrolleras
maps-paused = På hälft
maps-here = På den här enheten
maps-newer = På den här enheten; en nyare finns ({ $size })
maps-replaces = Den nuvarande kartan används tills den nya är klar.
maps-own = ur en egen fil
maps-action = { $action }: { $name }
maps-download = Ladda ner ({ $size })
maps-update = Uppdatera ({ $size })
maps-pause = Pausa
maps-resume = Fortsätt
maps-cancel = Avbryt
maps-delete = Ta bort
maps-freed = { $name } togs bort. { $size } blev ledigt.
maps-error-network = Förbindelsen bröts. Det som kom är kvar: fortsätt när nätet fungerar.
maps-error-not-found = Utgivaren har inte längre den här kartan.
maps-error-corrupt = Det som kom är inte den karta som utlovades. Den togs inte i bruk.
maps-error-full = Enheten har inget utrymme kvar. Det som kom är kvar: frigör utrymme och fortsätt.
maps-metered = Du är på mobilnätet: att ladda ner en karta förbrukar data.
maps-error-storage = Kartan kunde inte sparas. De andra kartorna är kvar.
maps-file = En egen kartfil
maps-file-text = En gatukarta kan också öppnas från en fil (.mbtiles), till exempel från ett minne. Öppna bara en fil vars upphovsman du litar på.
maps-file-open = Öppna en fil
maps-file-kept = { $name } används nu.
maps-file-wrong = Den här filen är ingen gatukarta.
maps-file-too-large = Filen är för stor: högst { $size }.

## Källor

sources-title = Källor och licenser
sources-text = På sidan för varje plats ser du varifrån just dess uppgifter kommer och från vilken dag.
sources-directory = Katalogens uppgifter
sources-map = Kartbotten
sources-map-tiles = Land, vatten och namn: © OpenStreetMaps bidragsgivare (ODbL 1.0) och Statistikcentralen (CC BY 4.0). Sjöar: Natural Earth (fri att använda). Kartfilen som helhet: ODbL 1.0.
sources-map-streets = Gatukartor: © OpenStreetMaps bidragsgivare (ODbL 1.0). Upphovsmännen till andra utgivares kartor nämns på gatukartornas sida och under kartan.
sources-map-style = Kartan ritas av MapLibre GL JS, stilen bygger på Protomaps (båda BSD 3-Clause).
sources-app = Programmet
sources-app-text = Avoin ovi är fri programvara (MIT eller Apache 2.0).
sources-font-text = Typsnittet Atkinson Hyperlegible Next, Braille Institute (SIL Open Font License 1.1).
sources-none = Licens har inte uppgetts

## Flikar

tabs = Huvudmeny
tab-now = Nu
tab-map = Karta
tab-calendar = Kalender
tab-saved = Mina
tab-support = Stöd

## Kalendern

calendar-today = i dag
calendar-tomorrow = i morgon
calendar-choices = Vad som visas
calendar-to-today = Gå till i dag
calendar-month = Månad
calendar-week = Vecka
calendar-span = Vecka eller månad
calendar-saved = Bara mina
calendar-elsewhere = Också annanstans
calendar-month-before = Föregående månad
calendar-month-after = Nästa månad
calendar-week-before = Föregående vecka
calendar-week-after = Nästa vecka
calendar-day-busy = { $day }, program
calendar-day-free = { $day }, inget program
calendar-heard = { $day }: { $count }
calendar-day-empty = För den här dagen har inget uppgetts.
calendar-day-rest =
    { $count ->
        [one] { $count } tid till den här dagen.
       *[other] { $count } tider till den här dagen.
    }
calendar-day-more = Det finns mer den här dagen. Välj kommun eller filter för att se resten.
calendar-over =
    { $count ->
        [one] { $count } är redan slut
       *[other] { $count } är redan slut
    }
calendar-over-more = Över { $count } är redan slut
calendar-looked-to = Här är allt vi vet till { $date }.
calendar-empty-title = Inget fram till { $date }
calendar-empty-text = Katalogen har inga tider för de här dagarna. Nedan finns de vars tider bara har uppgetts i ord.
calendar-empty-asked = Ingen tid passar allt du har valt.
calendar-empty-saved = Det du har sparat har inga tider de här dagarna. Spara en plats eller ett evenemang genom att trycka på hjärtat.
calendar-show-all = Visa också annat
calendar-words-text = De här har inga dagar som kan sättas i en kalender. Fråga arrangören om tiderna.
plan-title = Årsklocka
plan-now = Nu
plan-whole = Hela året
event-all-day = hela dagen
event-goes-on = fortsätter
event-over = Slut
event-check = Kolla först
event-check-why = Kolla först: { $why }
event-begun = Har börjat, sluttiden är inte känd
event-moved-to = Flyttat: { $when }
event-moved-from = Ursprungligen { $when }
event-also-online = Också på nätet
doubt-holiday = helgdag
doubt-eve = helgdagsafton
doubt-school-holidays = skollov

## Evenemangets sida

event-series = Återkommande evenemang
event-online = På nätet
event-hybrid = På plats och på nätet
event-when = När
event-when-told = Så här har det uppgetts
event-next-times = Kommande tillfällen
event-where = Var
event-about = Vad det handlar om
event-join = Delta
event-in-words = Tiderna har bara uppgetts i ord
event-in-words-text = Läs nedan när.
event-last = Sista gången var { $date }
event-season-from = Börjar { $date }
event-season-to = Sista gången senast { $date }
event-season-over = Säsongen tog slut { $date }
event-breaks-none = Inga pauser
event-breaks-unknown = Pauser har inte uppgetts
event-break-days = Paus { $days }
event-break-school = Paus under skollov
event-break-words = Paus: { $told }
event-hours-over-night = kl.{ "\u00A0" }{ $from } – { $to }
event-doubt-stale = Den här tiden har inte kontrollerats på över två år. Kolla innan du går hemifrån.
event-doubt-undated = Vi vet inte när den här tiden uppgavs. Kolla innan du går hemifrån.
event-doubt-day = Dagen är en helgdag eller helgdagsafton, och ingen har uppgett om det här ordnas då.
event-add-series = Lägg hela serien i kalendern
event-add-one = Lägg i kalendern: { $when }
event-add-text = Din kalender får de gånger som är kända, för högst ett år. Det som ställs in eller flyttas senare ser du här; din kalender får inte veta det.
event-added = Klart: { $to }. Öppna filen, så tar telefonens kalender hand om tiderna.
event-not-added = Filen kunde inte göras. Det här hände: { $detail }
event-file-off = { $status }: { $name }
event-file-online = På nätet: { $link }
event-file-source = Källa: { $source }. Tiderna är från Avoin ovi.
event-missing-title = Evenemanget finns inte
event-missing-text = Länken kan vara gammal eller felskriven, eller så har evenemanget tagits bort ur katalogen.
event-to-calendar = Till kalendern
registration-now = Anmälan är öppen nu
registration-over = Anmälan gick ut { $date }

## Mina

saved-title = Mina platser
saved-count =
    { $count ->
        [one] { $count } sparad
       *[other] { $count } sparade
    }
saved-empty-title = Inga sparade platser än
saved-empty-text = Öppna en plats och tryck på hjärtat. Den finns kvar här, också utan nät.
saved-keep = Spara
saved-kept = Sparad
saved-remove = Ta bort från mina: { $name }
saved-removed = Borttagen från mina: { $name }
saved-add = Spara: { $name }
saved-undo = Ångra
share = Dela
share-copied = Kopierat. Du kan klistra in det i ett meddelande.
share-not-here = Det går inte att dela på den här enheten.
share-failed = Det gick inte att dela: { $detail }
saved-next = Nästa gång { $when }
saved-next-unknown = Nästa gång är inte känd
saved-kind-event = Evenemang
saved-kind-service = Tjänst
saved-gone = Finns inte längre i katalogen
saved-gone-facts = uppgifter från dagen då du sparade: { $date }
saved-gone-title = Finns inte längre i katalogen
saved-gone-text = De här har försvunnit ur katalogen. Du ser det som senast var känt. Ring innan du går.
saved-files = Flytta eller säkerhetskopiera
saved-files-text = Dina platser finns bara i den här enheten. Som fil kan de flyttas till en annan telefon.
saved-export = Exportera till fil
saved-import = Importera från fil
saved-exported = Exporterat: { $to }
saved-not-exported = Filen kunde inte skapas. Dina platser är kvar. Vad som hände: { $detail }
saved-imported =
    { $count ->
        [one] { $count } plats till importerades.
       *[other] { $count } platser till importerades.
    }
saved-imported-none = Filen hade inget nytt.
saved-file-too-large = Filen är för stor för att vara en fil med egna platser.
saved-not-imported = Filen kunde inte importeras, och inget ändrades. Vad som hände: { $detail }

## Ansikten

start-title = Vi öppnar dörren
start-text = Platserna sparas på din enhet.
start-once = Det görs bara en gång, och sedan hittar du dem även utan nät.
start-progress = { $done } / { $total } områden
error-title = Något gick fel
error-text = Katalogen kunde inte öppnas. Dina sparade platser finns kvar.
error-detail = Vad som hände: { $detail }
error-retry = Försök igen
offline-text = Inget nät. Du ser de uppgifter som finns i den här enheten.
not-kept-text = Dina val glöms bort när du stänger appen: { $detail }
partial-text = En del av katalogen öppnades inte: { $detail }
words-missing = Orden på { $language } kunde inte hämtas nu, de kommer nästa gång: { $detail }
missing-title = Sidan hittas inte
missing-face = Den här sidan finns inte
missing-text = Länken kan vara gammal eller felskriven.

# Onboarding, network, feedback

welcome-title = Berätta tre saker, så blir listan din
welcome-text = Språk, plats och vem som är med. Allt stannar i den här enheten.
welcome-start = Börja
welcome-skip = Hoppa över
welcome-put-aside = Okej. Du hittar de här i inställningarna.
welcome-again = Språk, plats, barn och behov
welcome-step = Steg { $step }/{ $of }
welcome-before = Föregående
welcome-next = Nästa
welcome-language = På vilket språk?
welcome-language-text = Du kan byta appens språk när som helst.
welcome-place = Var är du?
welcome-place-text = De närmaste platserna kommer först. Du kan lämna det här tomt.
welcome-town = Eller välj kommun
welcome-town-search = Sök kommun
welcome-town-none = Det finns ingen kommun med det namnet.
welcome-chosen = Valt: { $name }
welcome-place-remove = Ta bort valet
welcome-counties = Uppdateras: { $names }. Du kan byta områden i inställningarna.
welcome-family = Vem är med?
help-title = Be om hjälp eller ställ upp
help-ask = Be om hjälp
help-ask-text = Berätta vad du önskar. Arrangören svarar hur du går vidare.
help-ask-subject = Förfrågan: { $name }
help-ask-letter = Hej! Vi skulle vilja ha det här för vår familj. Kan ni berätta hur det går till och hur lång väntan är?
help-become = Ställ upp
help-become-text = Berätta att du vill hjälpa. Arrangören berättar vad det innebär.
help-become-subject = Jag vill vara med: { $name }
help-become-letter = Hej! Jag skulle vilja komma med och hjälpa. Kan ni berätta vad det innebär och hur jag börjar?
help-unknown = Arrangören har inte berättat hur.
help-letter-note = Brevet öppnas i din egen e-post. Inget skickas förrän du skickar det.
support-childcare = Barnvakt
support-online = Kamratstöd på nätet
support-give-places = Nära dig: leds av frivilliga
support-near-unknown = Berätta var du är, så ser du vad som finns nära
network-title = Vilka står bakom?
network-link = Nätverket, löftena, kvaliteten
network-text = Platserna drivs av många tillsammans: välfärdsområdet, kommunen, föreningarna och församlingen.
network-levels = Ditt område
network-where = Berätta vilken din kommun är, så ser du vad den hör till och vem som ordnar där.
network-coordinators = Vem koordinerar
network-unknown = Nätverket i det här området har inte berättat om sig i katalogen än.
network-no-coordinator = Nätverkets koordinator har inte uppgetts.
network-members = Med i nätverket
network-operators = Vem ordnar här
level-municipality = Kommun
level-service-area = Serviceområde
level-county = Välfärdsområde
level-national = Hela landet
level-services =
    { $count ->
        [0] inga egna tjänster
        [one] { $count } egen tjänst
       *[other] { $count } egna tjänster
    }
role-coordinator = koordinerar nätverket
role-member = medlem i nätverket
role-host = ordnar lokaler för nätverket
promise-given = Lovat { $date }
organization-missing-title = Arrangören hittas inte
organization-missing-text = Länken kan vara gammal eller felskriven, eller så har arrangören tagits bort ur katalogen.
organization-to-network = Se vem som ordnar
organization-no-contact = Arrangörens kontaktuppgifter finns inte i katalogen. De finns på platsernas och tjänsternas sidor.
organization-parent = Hör till
organization-members = Till den hör
organization-runs-nothing = Katalogen har inga platser, tjänster eller evenemang av den.
organization-services = Tjänster
organization-places = Platser
quality-text = Vad man kan vänta sig av en bra plats
quality-intro = Med de här frågorna utvärderar mötesplatserna sig själva. Inga stjärnor eller placeringar ges. På platsens sida ser du vad den har berättat.
quality-not-translated = Kriterierna är skrivna på finska.
quality-empty-title = Det finns inga kriterier
quality-empty-text = Den här katalogen har inga kvalitetskriterier.
feedback-title = Idé eller respons
feedback-link = Från barn, unga och föräldrar
feedback-text = Berätta vad du önskar eller vad som är bra. Du får skriva också som barn, och utan nät.
feedback-matter = Vad skriver du
feedback-idea = Idé
feedback-thanks = Tack
feedback-better = Att förbättra
feedback-writer = Vem skriver (du behöver inte berätta)
feedback-child = Barn
feedback-youth = Ung
feedback-parent = Förälder
feedback-words = Med egna ord
feedback-kept = Utkastet stannar i den här enheten tills du skickar eller tömmer det.
feedback-send = Till vem
feedback-promise = Inget skickas av sig självt. Brevet går iväg först när du skickar det från din egen e-post eller delar det själv.
feedback-write-first = Skriv något först.
feedback-mail = Öppna i e-posten
feedback-nobody = Vi vet inte vem det här kunde skickas till. Du kan dela meddelandet på det sätt du vill.
feedback-editor = Katalogens redaktion
feedback-subject = Avoin ovi: { $matter }
feedback-wiped = Utkastet tömdes.
report-service-hours = Svarstiderna
report-ended = Tjänsten har upphört
report-number = Numret eller adressen
report-languages = Språken
privacy-kept-draft = Responsen som du skriver, tills du skickar eller tömmer den.
situation-near = Nära dig kan du besöka
situation-near-text = De här passar enligt ålder eller typ av plats. Platsen har inte själv sagt att den är för just det här.

## Stöd

support-title = Vem hjälper?
support-text = Till hjälparna får du ringa också om något litet.
support-whom = Vem söker du hjälp för?
support-whom-all = Alla
support-whom-parent = En förälder
support-whom-child = Ett barn
support-whom-youth = En ung person
support-now = Svarar nu
support-maybe = Svarar kanske nu
support-later = Svarar senare
support-any-time = Skriv eller boka en tid
support-not-known = Svarstiden är inte känd
support-situations = Vilken situation?
support-beside = Stödperson, familjefadder eller vän
support-peers = Kamratgrupper
support-advice = Information och råd
support-give = Hjälp andra
support-meanwhile = Under tiden: { $name }
support-call = Ring { $number }
support-chat = Öppna chatten
support-letter = Skriv
support-book = Boka en tid
support-forum = Diskutera
support-anonymous = Anonymt
support-by-name = De frågar ditt namn
support-for-parents = för föräldrar
support-for-families = för familjer
support-for-children = för barn
support-for-youth = för unga
support-for-anyone = för alla
support-everywhere = Hela Finland
support-offline = Inget nät. Samtal fungerar, chattar och webbsidor inte.
support-empty-title = Ingen hjälpare hittades här
support-empty-text = Välj ”Alla” eller se situationerna nedan.
situation-services = Vem hjälper
situation-places = Vart man kan gå
situation-missing-title = Den här situationen finns inte
situation-empty-title = Vi vet inte ännu vem som hjälper med det här
situation-empty-text = Alla hjälpare finns på sidan Stöd.
situation-to-support = Se vem som hjälper
service-about = Vad det är
service-missing-title = Tjänsten finns inte
service-missing-text = Länken kan vara gammal eller felskriven, eller så har tjänsten tagits bort ur katalogen.
channel-phone = Telefon
channel-chat = Chatt
channel-letter = Skriv
channel-booked-chat = Chatt med tidsbokning
channel-forum = Diskussionsforum
channel-visit = Besök på plats
channel-old = Uppgiften är gammal. Numret eller tiden kan ha ändrats.
channel-needs-network = Kräver nätanslutning.

## The map

map-title = Karta
map-picture = Karta. Samma platser finns som lista nedanför.
map-waits = Kartan laddas…
map-ground-waits = Kartbotten laddas…
map-ground-failed = Kartbotten gick inte att hämta, men platserna syns. ({ $detail })
map-not-here = Den här enheten visar ingen kartbild. Samma platser finns som lista nedanför.
map-failed = Kartbilden gick inte att hämta. Samma platser finns som lista nedanför. ({ $detail })
map-home = Till min position
map-zoom-in = Zooma in
map-zoom-out = Zooma ut
map-search-here = Sök i det här området
map-credit-short = © OpenStreetMap
map-credit-statistics = © Statistikcentralen
map-offer = Här finns en gatukarta ({ $size }):
map-offer-close = Erbjud inte denna
map-list = På kartan
map-open-now = { $count } öppna nu
map-open-then = { $count } öppna då
map-maybe = { $count } kanske
map-empty-title = Inga platser i det här området
map-empty-text =
    { $count ->
        [one] På andra håll i Finland finns { $count } plats. Flytta kartan eller utvidga området.
       *[other] På andra håll i Finland finns { $count } platser. Flytta kartan eller utvidga området.
    }
map-empty-everywhere = Ingen plats på kartan passar din sökning. Ta bort något av filtren.
map-widen = Utvidga området
map-unplaced =
    { $count ->
        [one] Dessutom finns { $count } plats som vi inte vet var den ligger.
       *[other] Dessutom finns { $count } platser som vi inte vet var de ligger.
    }
map-unplaced-link = De finns i listan Nu
map-card-one = Vald plats
map-card-many = { $count } platser på samma ställe
map-card-about =
    { $count ->
        [one] { $count } plats någonstans här
       *[other] { $count } platser någonstans här
    }
map-card-about-text = Vi känner bara till orten, inte den exakta adressen.
map-card-close = Stäng
map-web-map = Webbkarta
map-legend = Kartans tecken
map-legend-doors = Dörren visar om det är öppet
map-legend-soon = Stänger eller öppnar snart
map-legend-uncertain = Osäkert: kolla först
map-legend-kinds = Formen visar vad platsen är
map-legend-others = Andra tecken
map-legend-many = Flera platser på samma ställe, siffran visar antalet
map-legend-ring = Ringens färg visar om någon av dem är öppen
map-legend-about = Någonstans här: bara orten är känd

# Mina

## Vad som har ändrats

tab-news =
    { $count ->
        [one] , uppgifterna om { $count } sparad har ändrats
       *[other] , uppgifterna om { $count } sparade har ändrats
    }
news-title = Vad som har ändrats
news-seen = Okej, sett
news-rest =
    { $count ->
        [one] och { $count } ändring till
       *[other] och { $count } ändringar till
    }
change-of-session = { $name }: { $change }
change-with-note = { $change }. { $note }
change-vanished = finns inte längre i katalogen
change-returned = finns i katalogen igen
change-named = nytt namn { $name }
change-closed = har upphört
change-closed-until = stängt till { $date }
change-closed-from = stängt från { $date }
change-closed-for-now = stängt tills vidare
change-open-again = är i gång igen
change-address = ny adress { $address }
change-address-gone = adressen uppges inte längre
change-hours = öppettiderna var { $was }, nu { $now }
change-hours-new = öppettiderna är nu { $now }
change-hours-gone = öppettiderna uppges inte längre. De var { $was }
change-hours-read = öppettiderna har preciserats, se dem på nytt
change-phone = telefon nu { $now }
change-phone-gone = telefonnumret { $was } finns inte längre med
change-email = e-post nu { $now }
change-email-gone = e-postadressen { $was } finns inte längre med
change-web = webbsida nu { $now }
change-web-gone = webbsidan { $was } finns inte längre med
change-cost = priset var: { $was }. Nu: { $now }
change-cost-new = pris: { $now }
change-cost-gone = priset uppges inte längre
change-registration = nu måste man anmäla sig först
change-registration-none = man behöver inte längre anmäla sig
change-ages = nu { $ages }
change-ages-all = åldersgränsen uppges inte längre
change-languages = språk nu { $languages }
change-languages-unknown = språken uppges inte längre
change-need-yes = { $need }: finns
change-need-no = { $need }: finns inte
change-need-unknown = { $need }: uppgift saknas numera
change-told = presentationen har ändrats
change-online = webblänken har bytts
change-event-cancelled = är helt inställt
change-event-postponed = har skjutits upp
change-event-on = hålls ändå
change-venue = ny plats { $place }
change-venue-unknown = platsen har bytts
change-start = har flyttats. Var { $was }, nu { $now }
change-end = slutar nu { $when }
change-end-unknown = sluttiden uppges inte längre
change-rule = tiderna var { $was }, nu { $now }
change-rule-other = tiderna har ändrats, se dem på nytt
change-when-told = tiderna är nu { $when }
change-last-day = sista gången senast { $date }
change-last-day-none = fortsätter tills vidare
change-run-cancelled = { $when } är inställd
change-run-postponed = { $when } har skjutits upp
change-run-on = { $when } hålls ändå
change-run-moved = { $was } har flyttats, ny tid { $now }
change-run-elsewhere = { $when } hålls på annan plats: { $place }
change-run-elsewhere-unknown = { $when } har platsen bytts
change-run-dropped = { $when } finns inte längre i programmet
change-run-added = ny gång { $when }
change-runs-dropped =
    { $count ->
        [one] { $count } gång faller bort, { $days }
       *[other] { $count } gånger faller bort, { $days }
    }
change-session-new = nytt program { $when }
change-session-new-told = nytt program
change-session-gone = finns inte längre i programmet
change-channel = { $way } nu { $now }
change-channel-new = nytt sätt att ta kontakt: { $way }
change-channel-gone = { $way } finns inte längre med

## Egen vecka, ordning, anteckningar, dolda

week-title = Vår vecka
week-empty = Vi känner inte till något program på dina sparade platser och evenemang under de närmaste sju dagarna.
saved-not-yet = Finns inte ännu i den här telefonens katalog
order = Ordna
order-done = Klar
order-open-first = De öppna först
order-up = Flytta upp: { $name }
order-down = Flytta ner: { $name }
order-told = { $name }: { $at } / { $count }
own-title = Eget
own-note = Egen anteckning
own-note-text = Stannar i den här enheten. Följer med bara när du exporterar dina platser till en fil.
own-note-keep = Anteckna
own-note-kept = Antecknat.
hide-part = I listorna
hide-text = Om den här platsen inte är för dig kan du lämna bort den från Nu-listan, kartan och kalendern.
hide-hidden = Den här platsen är dold i dina listor. Du hittar den fortfarande genom att söka på namnet.
hide = Dölj i listor
hide-show = Visa igen
hidden-title = Dolda platser
hidden-text = De här syns inte i Nu-listan, på kartan eller i kalendern.
hidden-none = Inget är dolt
hidden-none-text = En plats kan döljas i listor på sin egen sida.
hidden-show = Visa igen: { $name }

## Lista till den andra föräldern

list-title = Lista till den andra föräldern
list-text = Ge dina platser till den andra föräldern. Listan följer med i länken. Den sparas inte på någon server.
list-share = Dela som länk
list-share-title = Våra platser i Avoin ovi
list-code = Visa QR-kod
list-code-hide = Dölj QR-koden
list-code-alt = QR-kod med en länk till din lista
list-code-text = Den andra föräldern läser in den med telefonens kamera.
list-code-too-long = Listan är för lång för en QR-kod. Dela den som länk eller fil.
list-link = Fick du en länk? Klistra in den här
list-look = Se listan
list-offered =
    { $count ->
        [one] Den delade listan har { $count } plats
       *[other] Den delade listan har { $count } platser
    }
list-offered-text = Ska de läggas till bland dina platser? Inget du har tas bort.
list-offered-none = Alla finns redan bland dina platser.
list-offered-kept =
    { $count ->
        [one] { $count } har du redan.
       *[other] { $count } har du redan.
    }
list-offered-unknown =
    { $count ->
        [one] { $count } finns inte ännu i den här telefonens katalog. Den kan komma med nästa uppdatering.
       *[other] { $count } finns inte ännu i den här telefonens katalog. De kan komma med nästa uppdatering.
    }
list-rest =
    { $count ->
        [one] och { $count } till
       *[other] och { $count } till
    }
list-take =
    { $count ->
        [one] Lägg till { $count } plats
       *[other] Lägg till { $count } platser
    }
list-leave = Nej tack
list-close = Stäng
list-taken-none = Alla fanns redan bland dina platser.
list-taken-rest =
    { $count ->
        [one] { $count } hade du redan.
       *[other] { $count } hade du redan.
    }
list-refused = Listan kunde inte läsas
list-broken = Länken är inte hel. Be om den på nytt och kopiera den ända till slutet. Inget ändrades.
list-newer = Listan är gjord med en nyare app. Uppdatera den här och öppna länken på nytt. Inget ändrades.
list-too-many = Listan har fler platser än en länk rymmer. Be om den som fil. Inget ändrades.

## Påminnelser

reminders-title = Påminnelser
remind-title = Påminn mig
remind-which = Vilken gång
remind-every = Påminn om varje gång
remind-is-every = Påminner om varje gång
remind-hour = En timme före
remind-morning = Samma dag på morgonen
remind-evening = Kvällen före
remind-too-late = Det här börjar så snart att vi inte hinner påminna.
remind-planned = Enheten påminner även när appen är stängd. Om tiden flyttas eller ställs in får du veta det när appen har varit på nätet.
remind-when-open = Påminnelsen kommer bara när appen är öppen.
remind-denied = Aviseringar är blockerade i enhetens inställningar. Påminnelsen syns ändå i appen när den är öppen.
remind-in-app = Den här enheten visar inte ännu appens aviseringar. Påminnelsen syns i appen när den är öppen.
remind-waits = påminnelse { $moment }. Börjar { $when }
remind-due = börjar { $when }
remind-vanished = den här gången finns inte längre i katalogen
remind-remove = Ta bort
remind-clear = Okej
remind-remove-heard = Ta bort påminnelsen: { $name }
remind-look = Se
remind-close = Okej

## Om dataskydd

privacy-kept-own = Dina anteckningar, din egen ordning, platser du dolt och påminnelser.
privacy-sent-list = När du delar din lista följer platsernas beteckningar med i länken. Servern ser dem inte, men mottagaren gör det.
privacy-sent-maps = En gatukarta hämtas bara när du väljer den. Dess server ser då vilket områdes karta som hämtas.
privacy-sent-backup = Om din telefon säkerhetskopierar appar ingår dina val och sparade platser i kopian. Telefonens system svarar för den.
