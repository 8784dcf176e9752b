# Suomi. Puhekielen tuntua, ei virastokieltä. Viivana –, kellonajat 9.30, viikko alkaa maanantaista.

app-name = Avoin ovi
back = Takaisin
show-more = Näytä lisää

## Määrät

count-best = { $count } parasta osumaa
count-places =
    { $count ->
        [one] { $count } paikka
       *[other] { $count } paikkaa
    }

## Ajat

weekday-short =
    { $day ->
        [mon] ma
        [tue] ti
        [wed] ke
        [thu] to
        [fri] pe
        [sat] la
       *[sun] su
    }
day-name =
    { $day ->
        [new_year] uudenvuodenpäivä
        [epiphany] loppiainen
        [good_friday] pitkäperjantai
        [easter_sunday] pääsiäispäivä
        [easter_monday] 2. pääsiäispäivä
        [may_day] vappu
        [ascension] helatorstai
        [pentecost] helluntai
        [midsummer_day] juhannuspäivä
        [all_saints] pyhäinpäivä
        [independence] itsenäisyyspäivä
        [christmas_day] joulupäivä
        [second_christmas_day] tapaninpäivä
        [maundy_thursday] kiirastorstai
        [may_day_eve] vapunaatto
        [midsummer_eve] juhannusaatto
        [christmas_eve] jouluaatto
       *[new_years_eve] uudenvuodenaatto
    }
day-month = { $day }.{ $month }.
day-month-year = { $day }.{ $month }.{ $year }
weekday-and-date = { $weekday } { $date }
clock = { $hour }.{ $minute }
clock-hour = { $hour }
when-today = tänään klo{ "\u00A0" }{ $time }
when-tomorrow = huomenna klo{ "\u00A0" }{ $time }
when-day = { $day } klo{ "\u00A0" }{ $time }
from-to = { $from }–{ $to }
at-from-to = klo{ "\u00A0" }{ $from }–{ $to }
at-from = klo{ "\u00A0" }{ $from } alkaen
today-weekday = Tänään { $weekday }

## Toistuvat ajat

weekday-name =
    { $day ->
        [mon] maanantai
        [tue] tiistai
        [wed] keskiviikko
        [thu] torstai
        [fri] perjantai
        [sat] lauantai
       *[sun] sunnuntai
    }
month-name =
    { $month ->
        [1] Tammikuu
        [2] Helmikuu
        [3] Maaliskuu
        [4] Huhtikuu
        [5] Toukokuu
        [6] Kesäkuu
        [7] Heinäkuu
        [8] Elokuu
        [9] Syyskuu
        [10] Lokakuu
        [11] Marraskuu
       *[12] Joulukuu
    }
month-and-year = { $month } { $year }
month-short =
    { $month ->
        [1] tammi
        [2] helmi
        [3] maalis
        [4] huhti
        [5] touko
        [6] kesä
        [7] heinä
        [8] elo
        [9] syys
        [10] loka
        [11] marras
       *[12] joulu
    }
list-and = { $first } ja { $last }
rule-daily = joka päivä
rule-workdays = arkisin
rule-every-other-day = joka toinen päivä
rule-every-days = joka { $count }. päivä
rule-on-weekday =
    { $day ->
        [mon] maanantaisin
        [tue] tiistaisin
        [wed] keskiviikkoisin
        [thu] torstaisin
        [fri] perjantaisin
        [sat] lauantaisin
       *[sun] sunnuntaisin
    }
rule-every-other-week = joka toinen viikko { $days }
rule-every-weeks = joka { $count }. viikko { $days }
rule-every-other-month = joka toinen kuukausi, { $days }
rule-every-months = joka { $count }. kuukausi, { $days }
rule-even-weeks = parillisilla viikoilla { $days }
rule-odd-weeks = parittomilla viikoilla { $days }
rule-weeks = viikoilla { $weeks } { $days }
rule-in-months = { $days } ({ $months })
rule-yearly = joka vuosi { $date }
rule-first-in-month = kuukauden ensimmäinen { $day }
rule-second-in-month = kuukauden toinen { $day }
rule-third-in-month = kuukauden kolmas { $day }
rule-fourth-in-month = kuukauden neljäs { $day }
rule-fifth-in-month = kuukauden viides { $day }
rule-last-in-month = kuukauden viimeinen { $day }
rule-day-of-month = kuukauden { $day }. päivä
rule-last-day-of-month = kuukauden viimeinen päivä

## Tilat

state-open = Auki
state-closes = sulkeutuu klo{ "\u00A0" }{ $time }
state-closes-day = sulkeutuu { $when }
state-running = Käynnissä
state-until = klo{ "\u00A0" }{ $time } asti
state-closing-soon = Sulkeutuu pian
state-ending-soon = Loppuu pian
state-at = klo{ "\u00A0" }{ $time }
state-opening-soon = Avautuu pian
state-starting-soon = Alkaa pian
state-closed = Suljettu
state-opens = avautuu { $when }
state-not-running = Ei käynnissä
state-next = seuraava kerta { $when }
state-closed-today-named = Suljettu tänään ({ $day })
state-closed-named = Suljettu ({ $day })
state-closed-today = Suljettu tänään
state-by-appointment = Ajanvarauksella
state-by-appointment-detail = varaa aika tai ilmoittaudu ensin
state-told-open = Ehkä auki
state-told-running = Ehkä käynnissä
state-told-closed = Ehkä suljettu
state-told-opens = Avautuu ehkä { $when }
state-told-next = Seuraava kerta ehkä { $when }
state-answers = Vastaa nyt
state-not-answering = Ei vastaa nyt
state-answers-when = vastaa { $when }
state-told-answers = Vastaa ehkä nyt
state-told-answers-when = Vastaa ehkä { $when }
state-told-not-answering = Ei ehkä vastaa nyt
state-holiday-check = Pyhäpäivä – tarkista aukiolo
state-named-day-check = { $day } – tarkista aukiolo
state-school-holiday-check = Koulujen loma – tarkista aukiolo
state-season-check = Lomakausi – tarkista aukiolo
state-told-short = ehkä auki
state-told-short-until = ehkä auki klo{ "\u00A0" }{ $time } asti
state-unknown = Aukiolo ei tiedossa
state-any-time = Käytössä milloin vain
in-minutes =
    { $count ->
        [one] { $count } minuutin päästä
       *[other] { $count } minuutin päästä
    }

told-year = tieto vuodelta { $year }
told-month = tieto { $month ->
        [1] tammikuulta
        [2] helmikuulta
        [3] maaliskuulta
        [4] huhtikuulta
        [5] toukokuulta
        [6] kesäkuulta
        [7] heinäkuulta
        [8] elokuulta
        [9] syyskuulta
        [10] lokakuulta
        [11] marraskuulta
       *[12] joulukuulta
    } { $year }
told-day = tieto { $date }
told-undated = tieto ilman päiväystä
row-undated = ei päiväystä

reason-stale = Tätä aukioloa ei ole tarkistettu yli kahteen vuoteen. Varmista ennen kuin lähdet.
reason-undated = Emme tiedä, milloin tämä aukiolo on kerrottu. Varmista ennen kuin lähdet.
reason-holiday = Paikka ei ole kertonut, miten se on auki pyhinä.
reason-eve = Paikka ei ole kertonut, miten se on auki aattona.
reason-school-holidays = Moni ryhmä pitää taukoa koulujen loma-aikaan. Tämä ei ole kertonut, pitääkö.
reason-season = Kesällä ja jouluna moni paikka on auki toisin. Tämä ei ole kertonut, onko.
reason-building-hours = Nämä ovat talon aukioloajat. Perheiden oma aika voi olla lyhyempi.
reason-parsed-doubt = Aukiolo on poimittu tekstistä ohjelmallisesti.
reason-drop-in-unknown = Emme tiedä, voiko tulla ilmoittautumatta.
reason-season-over = Tiedossa oleva kausi on päättynyt. Uuden kauden aikoja ei ole vielä kerrottu.
reason-no-hours = Kukaan ei ole kertonut aukioloa. Soita tai katso paikan omilta sivuilta.
reason-no-end = Alkamisaika on kerrottu, loppumisaika ei.
reason-between-sessions = Tiedämme vain ohjelman ajat, emme milloin talo on muuten auki.
reason-before-season = Kausi ei ole vielä alkanut.
reason-registration-required = Tänne ilmoittaudutaan ensin.
reason-no-opening = Emme tiedä seuraavaa aukiolopäivää.
reason-permanently-closed = Paikka on lopettanut.
reason-text-only = Aukiolo on kerrottu vain sanoin. Lue se alta.
reason-unreadable = Aukioloa ei voi lukea varmasti ohjelmalla. Lue se alta.
reason-temporarily-closed = Paikka on väliaikaisesti kiinni.
reason-children-alone = Tämä on lapsille tai nuorille ilman aikuista.

## Nyt

now-title = Minne nyt?
now-pill = Nyt · { $weekday } { $time }
now-open = Auki nyt
now-check = Ehkä auki
now-check-note = varmista ensin
now-later = Avautuu tänään
now-unknown = Aukiolo ei tiedossa
now-town-empty = Täällä ei ole hakemistossa paikkoja, jotka olisivat nyt auki.
now-elsewhere = Muualla Suomessa
now-search = Hae
now-search-placeholder = Paikka tai osoite
now-search-clear = Tyhjennä haku
now-search-results = Hakutulokset
now-position-none = Missä olet?
now-settings = Asetukset
now-loading = Haetaan paikkoja
now-empty-title = Juuri nyt mikään ei ole auki
now-empty-text = Emme löytäneet paikkaa, joka olisi auki tai avautuisi vielä tänään. Alta löydät paikat, joiden aukioloa emme tiedä.
now-empty-all-title = Täällä ei ole vielä paikkoja
now-empty-all-text = Hakemistossa ei ole paikkoja tälle alueelle. Valitse toinen kunta.
search-empty-title = Ei löytynyt
search-empty-text = Kokeile lyhyempää sanaa, kaupungin nimeä tai katua.
distance-m = { $metres } m
distance-km = { $kilometres } km

tag-free = Maksuton
tag-paid = Maksullinen
tag-no-registration = Ei ilmoittautumista
tag-registration = Ilmoittautuminen
rows-unsure = Emme tiedä, sopivatko nämä
rows-left-out =
    { $count ->
        [one] Vielä { $count } paikka. Rajaa hakua, niin näet sen.
       *[other] Vielä { $count } paikkaa. Rajaa hakua, niin näet ne.
    }
row-about = { $town } (sijainti noin)
tag-languages = Kielet: { $languages }
mark-yes = Sopii: { $what }
mark-unknown = Ei tiedossa: { $what }

## Muu aika

then-title-today = Minne tänään?
then-title-tomorrow = Minne huomenna?
then-title-weekday = Minne { $day ->
        [mon] maanantaina
        [tue] tiistaina
        [wed] keskiviikkona
        [thu] torstaina
        [fri] perjantaina
        [sat] lauantaina
       *[sun] sunnuntaina
    }?
then-title-date = Minne { $date }?
then-open = Auki silloin
then-later = Avautuu myöhemmin samana päivänä
then-town-empty = Täällä ei ole hakemistossa paikkoja, jotka olisivat silloin auki.
then-empty-title = Silloin mikään ei ole auki
then-empty-text = Emme löytäneet paikkaa, joka olisi silloin auki tai avautuisi myöhemmin samana päivänä. Alta löydät paikat, joiden aukioloa emme tiedä.
on-weekday-date-at = { $day ->
        [mon] Maanantaina
        [tue] Tiistaina
        [wed] Keskiviikkona
        [thu] Torstaina
        [fri] Perjantaina
        [sat] Lauantaina
       *[sun] Sunnuntaina
    } { $date } klo{ "\u00A0" }{ $time }
time-choose = { $time } – vaihda aika
time-not-now = { $time }, ei nyt
time-back-to-now = Näytä nyt
time-title = Milloin?
time-day = Päivä
time-other-day = Muu päivä
time-bad-day = Valitse päivä tästä päivästä vuoden päähän.
time-clock = Kellonaika
time-hour = Tunti
time-minute = Minuutti
time-at = klo{ "\u00A0" }{ $time }
time-show = Näytä: { $time }
time-text = Ajat ovat Suomen aikaa.
day-today = Tänään
day-tomorrow = Huomenna

## Rajaukset

filters-title = Mitä etsit?
filters-text = Paikka jää pois vain, jos tiedämme, ettei se sovi. Paikat, joista emme tiedä, ovat listan lopussa.
filters-open = Suodata
filters-asked = Rajaukset
filters-open-count = Suodata · { $count }
filters-clear = Poista rajaukset
filters-clear-short = Tyhjennä
filters-show =
    { $count ->
        [0] Ei yhtään paikkaa
        [one] Näytä { $count } paikka
       *[other] Näytä { $count } paikkaa
    }
filters-show-list = Näytä paikat
filters-show-calendar = Näytä kalenteri
filters-cost = Hinta ja ilmoittautuminen
filter-free = Vain maksuttomat
filter-drop-in = Ilman varausta
filters-distance = Etäisyys
filters-distance-any = Miten kaukana vain
filters-distance-none = Etäisyyden voi valita, kun kerrot sijaintisi kuntaa tarkemmin.
filters-distance-set = Kerro sijainti
filter-within = enintään { $distance }
filters-kind = Millainen paikka
filters-kind-text = Leikkipaikat näkyvät vain, kun valitset ne.
filters-operator = Kuka järjestää
filters-sure = Kuinka varma
filters-sure-text = Monesta paikasta puuttuu tietoja. Jos jätät ne pois, lista voi lyhentyä paljon.
filter-sure = Vain varmasti sopivat
operator-county = Hyvinvointialue
operator-municipality = Kunta
operator-association = Järjestö
operator-parish = Seurakunta
operator-private = Yritys
operator-other = Muu
emptied-title = Mikään paikka ei sovi kaikkeen
emptied-text = Näin saat paikkoja näkyviin:
emptied-all-text = Rajauksia on yhdessä liikaa.

## Paikan lajit

kind-meeting-place = Kohtaamispaikka
kind-family-cafe = Perhekahvila
kind-parish-club = Perhekerho
kind-open-early-education = Avoin varhaiskasvatus
kind-playground-house = Asukaspuisto
kind-playground = Leikkipaikka
kind-family-centre = Perhekeskus
kind-library = Kirjasto
kind-youth = Nuorten paikka
kind-other = Muu paikka

## Paikan sivu

place-hours = Aukiolo
place-hours-source = Näin paikka kertoo aukiolostaan
place-hours-building = Talon aukioloajat. Perheiden oma aika voi olla lyhyempi.
place-hours-none = Aukioloa ei ole kerrottu.
place-week-unknown = ei tiedossa
place-week-closed = Suljettu
place-week-uncertain = ehkä { $hours }
place-about = Millainen paikka
place-first-visit = Kun tulet ensimmäistä kertaa
place-pictures = Kuva sanoin
place-picture-by = Kuva: { $whose }
place-accessibility = Esteettömyys
place-accessibility-unknown = Esteettömyydestä ei ole kerrottu mitään.
place-assessed = Arvioitu { $date }
place-assessed-by = Arvioitu { $date } · { $who }
place-who = Kenelle ja miten
place-operator = Kuka järjestää
place-where = Osoite ja saapuminen
place-contact = Yhteystiedot
place-sessions-add = Lisää kaikki kerrat kalenteriin
place-sessions = Ohjelma
place-sessions-words = Lisäksi kerrottu sanoin
place-sources = Mistä tiedot ovat
place-verified = Tarkistettu paikan kanssa { $date }
place-verified-by = Tarkistettu paikan kanssa { $date } · { $who }
place-unofficial-name = Nimi on hakemiston oma käännös, ei virallinen.
place-position-about = Tarkkaa sijaintia ei ole tiedossa.
place-in-house = Talossa { $name }
place-use-position = Laske etäisyydet täältä
place-position-used = Etäisyydet lasketaan täältä
place-missing-title = Paikkaa ei löydy
place-missing-text = Linkki voi olla vanha tai väärin kirjoitettu, tai paikka on poistettu hakemistosta.
place-bad-id-text = Linkki on väärin kirjoitettu, joten emme tiedä, mitä paikkaa etsit.
place-to-now = Katso, mitkä paikat ovat auki
place-call = Soita
place-email = Sähköposti
place-web = Verkkosivu
place-route = Reitti
place-moved = Tämä paikka on muuttanut.
place-moved-link = Katso uusi paikka
place-cost-free = Maksuton
place-cost-optional = Vapaaehtoinen maksu
place-cost-paid = Maksullinen
place-cost-paid-amount = Maksaa { $amount } €
place-cost-unknown = Hintaa ei ole kerrottu
place-drop-in-yes = Voit tulla ilman varausta
place-drop-in-no = Vain varauksella tai ilmoittautumalla
place-drop-in-unknown = Emme tiedä, tarvitseeko varata
place-registration-none = Ei ilmoittautumista
place-registration-required = Ilmoittaudu ensin
place-referral = Tarvitset lähetteen
place-led-professional = Ammattilainen ohjaa
place-led-volunteer = Vapaaehtoiset ohjaavat
place-led-both = Ammattilaiset ja vapaaehtoiset ohjaavat
place-substance-free = Päihteetön paikka
place-ages-from-to-years = { $from }–{ $to }-vuotiaille
place-ages-from-years = { $from } vuotta täyttäneille
place-ages-from-to-months = { $from }–{ $to } kuukauden ikäisille
place-children-alone = Lapsille tai nuorille ilman aikuista
place-language-activity = Toiminta: { $languages }
place-language-staff = Henkilökunta puhuu: { $languages }
place-language-none-needed = Yhteistä kieltä ei tarvita
place-language-interpreter = Tulkki pyynnöstä
place-language-unknown = Kielistä ei ole kerrottu
place-gone-text = Paikka on poistunut hakemistosta: se on voinut lopettaa, muuttaa tai jäädä pois. Emme tiedä, onko se auki.
place-open-map = Avaa karttasovelluksessa
place-open-web-map = Avaa kartta selaimessa
place-promise = Verkoston lupaus
place-life-situations = Näihin elämäntilanteisiin
place-standing = Osana perhekeskusta
place-tasks = Perhekeskuksen tehtävät
place-quality = Laatukriteerit
place-registration-here = Ilmoittaudu tästä
place-registration-from-to = Ilmoittautuminen auki { $from }–{ $to }
place-registration-from = Ilmoittautuminen alkaa { $from }
place-registration-to = Ilmoittaudu viimeistään { $to }
quality-yes = Toteutuu
quality-partly = Toteutuu osittain
quality-no = Ei vielä toteudu
quality-self = itsearvio
quality-peer = vertaisarvio
session-join = Liity verkossa
report-title = Onko jokin väärin? Kerro siitä
report-to-source = Viesti lähtee lähteelle: { $source }. Mikä on väärin?
report-to-editor = Viesti lähtee hakemiston toimitukselle. Mikä on väärin?
report-to-anybody = Lähteellä ei ole osoitetta. Voit jakaa viestin haluamallasi tavalla. Mikä on väärin?
report-hours = Aukiolo
report-closed = Paikka on lopettanut
report-address = Osoite tai sijainti
report-accessibility = Esteettömyys
report-other = Jokin muu
report-subject = Avoin ovi: { $name }: { $fact }
report-now = Sovelluksessa lukee: { $fact }
report-right = Oikea tieto on:
session-cancelled = Peruttu
session-postponed = Siirretty myöhemmäksi
session-moved = Siirretty
session-online = Verkossa
session-registration = Ilmoittaudu ensin

need-step-free-entrance = Esteetön sisäänkäynti
need-lift = Hissi
need-accessible-toilet = Esteetön vessa
need-changing-table = Hoitopöytä
need-stroller-access = Vaunuilla pääsee sisään
need-stroller-parking = Paikka vaunuille
need-accessible-parking = Esteetön pysäköinti
need-induction-loop = Induktiosilmukka
need-quiet-space = Hiljainen tila
answer-yes = Kyllä
answer-no = Ei
answer-unknown = Ei tiedossa

language-name =
    { $tag ->
        [fi] suomi
        [sv] ruotsi
        [en] englanti
        [ru] venäjä
        [ar] arabia
        [so] somali
        [uk] ukraina
        [et] viro
        [ku] kurdi
        [fa] persia
        [prs] dari
        [ckb] sorani
        [se] pohjoissaame
        [smn] inarinsaame
        [sms] koltansaame
        [fse] suomalainen viittomakieli
        [vi] vietnam
        [tr] turkki
        [es] espanja
        [pl] puola
        [de] saksa
        [fr] ranska
        [zh] kiina
        [th] thai
        [sq] albania
        [ti] tigrinja
        [pt] portugali
        [ckb] sorani
       *[other] { $tag }
    }

## Perhe: lasten iät, kielet ja tarpeet

age-in-months = { $months } kk
age-in-years = { $years } v
age-in-both = { $years } v { $months } kk
age-years = Vuotta
age-months = Kuukautta
age-another = Toinen lapsi
languages-more = Lisää kieliä
chip-remove = Poista: { $what }
family-ages = Lasten iät
family-ages-text = Paikka sopii, kun se sopii jokaiselle lapselle. Ikä kasvaa itsestään.
family-languages = Kieli, jota paikassa puhutaan
family-needs = Mitä tarvitset

## Linkin valinnat

link-text = Nämä valinnat tulivat linkistä. Pidetäänkö ne?
link-refused = Osa linkin valinnoista ei kelvannut.
link-keep = Pidä nämä
link-drop = Ei kiitos
link-understood = Selvä

## Sijainti

position-title = Missä olet?
position-none = Koko Suomi
position-text = Tai valitse itse kunta tai jonkin paikan osoite.
position-search = Etsi kuntaa tai osoitetta
position-search-placeholder = Kunta tai osoite
position-no-match = Sen nimistä kuntaa tai osoitetta ei ole.
position-addresses = Paikat ja osoitteet
position-map = Kartan kohta
position-device = Oma sijainti
position-device-title = Laitteen sijainti
position-device-text = Näet, mikä on lähellä. Sijainti pyöristetään ja jää tähän laitteeseen.
position-locate = Käytä sijaintiani
position-locate-again = Päivitä sijaintini
position-asked = Kysytään laitteelta …
position-denied = Laite ei antanut lupaa. Voit sallia sijainnin laitteen asetuksista tai valita paikan itse.
position-off = Sijainti on pois päältä laitteen asetuksissa. Voit kytkeä sen päälle tai valita paikan itse.
position-not-here = Tämä laite ei kerro sijaintia sovellukselle. Valitse kunta tai osoite itse.
position-failed = Sijaintia ei saatu. Valitse kunta tai osoite itse. Mitä tapahtui: { $detail }
position-list = Kunnat

## Asetukset

settings-title = Asetukset
settings-language = Kieli
settings-language-unreviewed = Tätä käännöstä ei ole vielä tarkistanut kukaan, joka puhuu kieltä äidinkielenään.
settings-install = Asenna laitteeseen
settings-install-text = Sovellus saa oman kuvakkeen ja aukeaa ilman selainta.
settings-install-press = Asenna Avoin ovi
settings-install-menu = Avaa selaimen Jaa-valikko ja valitse Lisää Koti-valikkoon. Kuvakkeesta avattu sovellus aloittaa tyhjästä: vie tallentamasi paikat ensin tiedostoon Omat-sivulta.
settings-example = Kokeile esimerkkialueella
settings-example-text = Esimerkkilä on keksitty alue, jossa on esimerkki kaikesta. Oikeat paikat pysyvät tallessa.
settings-example-on = Esimerkkialue on päällä
settings-example-off = Esimerkkialue on pois päältä
settings-own = Omat valinnat
settings-about = Tietoa sovelluksesta
settings-family = Lapset, tarpeet ja kielet
settings-family-none = Ei vielä kerrottu
settings-family-some =
    { $count ->
        [one] { $count } valinta
       *[other] { $count } valintaa
    }
settings-feed = Mistä tiedot haetaan
settings-feed-text = Julkaisija ja päivitys
settings-regions = Alueet ja päivitykset
settings-regions-text = Mitkä päivitetään
settings-maps-text = Kadut karttaan, toimii ilman verkkoa
settings-sources = Lähteet ja lisenssit
settings-software = Sovelluksen osat ja lisenssit
settings-accessibility = Saavutettavuus
settings-privacy = Tietosuoja
settings-privacy-text = Mitä puhelimeen jää, mitä lähtee
settings-version = Avoin ovi { $version }
example-banner = Keksittyjä paikkoja
example-leave = Lopeta
update-ready = Uusi versio on valmis
update-take = Ota käyttöön
update-aside = Myöhemmin

## Asetusten sivut

family-text = Kerro kerran, niin listat osaavat näyttää perheellesi sopivat paikat. Mikään näistä ei lähde laitteesta.

feed-text = Hakemisto tulee sovelluksen mukana. Julkaisija voi päivittää sitä; sinä päätät, keneltä haet.
feed-now = Julkaisija nyt
feed-none = Tietoja ei haeta mistään. Näet sovelluksen mukana tulleen hakemiston.
feed-fingerprint = Sormenjälki
feed-issued = Julkaistu { $when }
feed-checked = Kysytty viimeksi { $when }
feed-sync = Päivitä nyt
feed-sparing = Hae itsestään vain Wi-Fissä
feed-sparing-text = Muutosten haku vie yleensä alle 20 kilotavua. Napista haetaan aina.
feed-forget = Lopeta tämän seuraaminen
feed-stop = Lopeta hakeminen
feed-again = Yritetään itsestään uudelleen { $when }.
feed-outdated = Tiedot voivat olla vanhentuneita. Julkaisija lupasi päivittää ne viimeistään { $day }.
feed-clock = Laitteen päiväys on { $day }, eikä se voi pitää paikkaansa. Aukioloajat katsotaan sen mukaan: tarkista laitteen kello.
feed-running = Haetaan uusia tietoja
feed-progress = { $done } / { $total }
size-kb = { $size } kt
size-mb = { $size } Mt
feed-up-to-date = Kaikki on ajan tasalla.
feed-updated =
    { $count ->
        [one] Päivitetty: { $count } paikka.
       *[other] Päivitetty: { $count } paikkaa.
    }
feed-skipped =
    { $count ->
        [one] { $count } tietue oli lukukelvoton ja jäi pois.
       *[other] { $count } tietuetta oli lukukelvottomia ja jäi pois.
    }
feed-new = Seuraa toista julkaisijaa
feed-link = Julkaisijan linkki
feed-look = Katso, kuka julkaisee
feed-looking = Kysytään, kuka julkaisee
feed-introduced = Tässä osoitteessa julkaisee:
feed-compare = Vertaa sormenjälkeä siihen, jonka julkaisija on sinulle kertonut. Luota vain, jos ne ovat samat.
feed-agree = Luotan, seuraa tätä
feed-refuse = En seuraa
feed-error-link = Tämä ei ole linkki, jota voisi seurata. Sen alussa on https://
feed-error-root = Linkin sormenjälki on vajaa. Kopioi linkki kokonaan.
feed-error-network = Yhteyttä ei saatu. Entiset tiedot ovat tallessa.
feed-error-portal = Verkko vastaa julkaisijan sijasta. Kirjaudu ensin verkkoon.
feed-error-not-found = Osoitteessa ei ole hakemistoa.
feed-error-trust = Sormenjälki ei ole se, johon on luotettu. Mitään ei haettu.
feed-error-corrupt = Haettuihin tietoihin ei voi luottaa: allekirjoitus tai sisältö ei täsmää. Entiset tiedot ovat tallessa.
feed-error-too-new = Tiedot on tehty uudemmalle sovellukselle. Päivitä sovellus.
feed-error-full = Laitteessa ei ole tilaa.
feed-error-storage = Tietoja ei saatu talteen. Entiset tiedot ovat tallessa.

regions-text = Valitse, minkä alueiden tiedot päivitetään. Muiden alueiden tiedot pysyvät sellaisina kuin ne ovat.
regions-all = Koko maa
regions-list = Hyvinvointialueet
regions-shared = Mukana aina
regions-national = Valtakunnalliset palvelut
regions-playgrounds = Leikkipaikat
regions-issued = julkaistu { $date }
regions-from-feed = haettu verkosta
count-events =
    { $count ->
        [one] { $count } tapahtuma
       *[other] { $count } tapahtumaa
    }
count-events-more = yli { $count } tapahtumaa
count-services =
    { $count ->
        [one] { $count } palvelu
       *[other] { $count } palvelua
    }

software-text = Avoin ovi on rakennettu näistä vapaista ohjelmista. Nimestä pääset sen sivulle, jossa on lähdekoodi ja lisenssi kokonaan.
software-sqlite = SQLite-tietokanta on kenen tahansa vapaasti käytettävissä.

statement-text = Tavoite on WCAG 2.2 AA: sovellus toimii kaikille, myös väsyneenä ja yhdellä kädellä.
statement-works = Mikä toimii
statement-works-keyboard = Kaikkea voi käyttää näppäimistöllä, ja kohdistus näkyy.
statement-works-reader = Ruudunlukija kuulee otsikot, nimet ja tilat. Tila kerrotaan aina myös sanoin.
statement-works-text = Tekstin voi suurentaa kaksinkertaiseksi, eikä mikään jää piiloon.
statement-works-colours = Väreillä on riittävä kontrasti vaaleassa ja tummassa. Mikään ei ole pelkän värin varassa.
statement-works-motion = Jos laitteessasi on liike vähennetty, mikään ei liiku.
statement-works-targets = Napit ovat vähintään 44 pikseliä korkeita.
statement-tested = Miten sitä on testattu
statement-tested-text = Jokaisen ruudun tarkistaa ohjelma (axe) vaaleana ja tummana joka muutoksen jälkeen. Tekstin suurennus, kapea näyttö ja värien kontrastit testataan samoin. Arvio on tekijöiden oma.
statement-gaps = Mitä vielä puuttuu
statement-gaps-people = Ruudunlukijoita käyttävät ihmiset eivät ole vielä kokeilleet sovellusta kanssamme.
statement-gaps-language = Paikkojen kuvaukset ovat usein vain suomeksi. Sovellus merkitsee kielen, mutta ei käännä.
statement-gaps-plain = Selkokieltä ja viittomakieltä ei vielä ole.
statement-gaps-places = Monen paikan esteettömyydestä ei tiedetä mitään. Silloin lukee ”ei tiedossa”.
statement-tell = Kerro meille
statement-tell-text = Jos jokin estää käyttöä, kirjoita. Korjaamme sen.
statement-tell-nobody = Jos jokin estää käyttöä, kerro sille, jolta sait sovelluksen.
statement-authority = Jos et saa vastausta kahdessa viikossa, voit ottaa yhteyttä saavutettavuuden valvontaan: saavutettavuusvaatimukset.fi.
statement-subject = Avoin ovi: saavutettavuus

privacy-text = Lyhyesti: et tarvitse tiliä, sinua ei seurata, ja valintasi jäävät tähän laitteeseen.
privacy-kept = Mitä laitteeseen jää
privacy-kept-saved = Tallentamasi paikat ja se, mitä niistä silloin tiedettiin.
privacy-kept-choices = Valitsemasi kieli, kunta tai paikka, alueet ja suodattimet.
privacy-kept-family = Lasten iät syntymäkuukausina, tarpeet ja kielet, jos kerrot ne.
privacy-kept-directory = Hakemisto: paikat, tapahtumat ja palvelut.
privacy-sent = Mitä laitteesta lähtee
privacy-sent-text = Sovellus hakee hakemiston tiedostoja julkaisijan palvelimelta. Muuta se ei pyydä keneltäkään.
privacy-sent-never = Sijaintisi, hakusanasi, tallentamasi paikat ja perheesi tiedot eivät lähde mihinkään.
privacy-sent-host = Palvelin näkee saman kuin mikä tahansa verkkosivu: IP-osoitteen, ajan ja haetun tiedoston.
privacy-sent-links = Kun avaat linkin, soitat tai jaat paikan, siirryt toiseen ohjelmaan. Sen säännöt ovat sen omat.
privacy-yours = Kaikki on sinun
privacy-yours-text = Omat paikkasi voit viedä tiedostoon. Kun poistat sovelluksen tai tyhjennät sivuston tiedot, kaikki häviää.

# Street maps
maps-title = Katukartat
maps-text = Kartta näyttää koko maan, muttei katuja. Alueen katukartta ladataan kerran, ja sen jälkeen se toimii ilman verkkoa. Lataus kuluttaa nettiä sen verran kuin koko kertoo.
maps-none = Katukarttoja ei ole nyt tarjolla. Voit avata sellaisen tiedostosta.
maps-offered = Ei vielä ladattu
maps-running = Ladataan
maps-checking = Tarkistetaan
maps-paused = Kesken
maps-here = Tällä laitteella
maps-newer = Tällä laitteella; uudempi on tarjolla ({ $size })
maps-replaces = Nykyinen kartta on käytössä, kunnes uusi on valmis.
maps-own = omasta tiedostosta
maps-action = { $action }: { $name }
maps-download = Lataa ({ $size })
maps-update = Päivitä ({ $size })
maps-pause = Keskeytä
maps-resume = Jatka
maps-cancel = Peru lataus
maps-delete = Poista
maps-freed = { $name } poistettiin. Tilaa vapautui { $size }.
maps-error-network = Yhteys katkesi. Ladattu osa on tallessa: jatka, kun verkko toimii.
maps-error-not-found = Tätä karttaa ei enää ole julkaisijalla.
maps-error-corrupt = Se, mitä tuli, ei ole se kartta, joka luvattiin. Sitä ei otettu käyttöön.
maps-error-full = Laitteella ei ole tilaa. Ladattu osa on tallessa: vapauta tilaa ja jatka.
maps-metered = Olet mobiiliverkossa: kartan lataaminen kuluttaa dataa.
maps-error-storage = Karttaa ei voitu tallentaa. Muut kartat ovat tallessa.
maps-file = Oma karttatiedosto
maps-file-text = Katukartan voi avata myös tiedostosta (.mbtiles), esimerkiksi muistitikulta. Avaa vain tiedosto, jonka tekijään luotat.
maps-file-open = Avaa tiedosto
maps-file-kept = { $name } on nyt käytössä.
maps-file-wrong = Tämä tiedosto ei ole katukartta.
maps-file-too-large = Tiedosto on liian suuri: enintään { $size }.

## Lähteet

sources-title = Lähteet ja lisenssit
sources-text = Jokaisen paikan sivulla näet, mistä juuri sen tiedot ovat ja miltä päivältä.
sources-directory = Hakemiston tiedot
sources-map = Pohjakartta
sources-map-tiles = Maa, vedet ja nimet: © OpenStreetMapin tekijät (ODbL 1.0) ja Tilastokeskus (CC BY 4.0). Järvet: Natural Earth (vapaasti käytettävä). Karttatiedosto kokonaisuutena: ODbL 1.0.
sources-map-streets = Katukartat: © OpenStreetMapin tekijät (ODbL 1.0). Muiden julkaisijoiden karttojen tekijät kerrotaan katukarttojen sivulla ja kartan alla.
sources-map-style = Kartan piirtää MapLibre GL JS, ulkoasun pohja on Protomapsin (molemmat BSD 3-Clause).
sources-app = Ohjelma
sources-app-text = Avoin ovi on vapaa ohjelma (MIT tai Apache 2.0).
sources-font-text = Kirjasin Atkinson Hyperlegible Next, Braille Institute (SIL Open Font License 1.1).
sources-none = Lisenssiä ei kerrottu

## Välilehdet

tabs = Päävalikko
tab-now = Nyt
tab-map = Kartta
tab-calendar = Kalenteri
tab-saved = Omat
tab-support = Tukea

## Kalenteri

calendar-today = tänään
calendar-tomorrow = huomenna
calendar-choices = Mitä näytetään
calendar-to-today = Tähän päivään
calendar-month = Kuukausi
calendar-week = Viikko
calendar-span = Viikko vai kuukausi
calendar-saved = Vain omat
calendar-elsewhere = Myös muualta
calendar-month-before = Edellinen kuukausi
calendar-month-after = Seuraava kuukausi
calendar-week-before = Edellinen viikko
calendar-week-after = Seuraava viikko
calendar-day-busy = { $day }, ohjelmaa
calendar-day-free = { $day }, ei ohjelmaa
calendar-heard = { $day }: { $count }
calendar-day-empty = Tälle päivälle ei ole kerrottu mitään.
calendar-day-rest =
    { $count ->
        [one] Vielä { $count } aika tänä päivänä.
       *[other] Vielä { $count } aikaa tänä päivänä.
    }
calendar-day-more = Päivässä on muutakin. Valitse kunta tai rajaa hakua, niin näet loput.
calendar-over =
    { $count ->
        [one] { $count } on jo päättynyt
       *[other] { $count } on jo päättynyt
    }
calendar-over-more = Yli { $count } on jo päättynyt
calendar-looked-to = Tässä on kaikki, mitä tiedämme { $date } asti.
calendar-empty-title = Ei mitään { $date } mennessä
calendar-empty-text = Hakemistossa ei ole näille päiville yhtään aikaa. Alla ovat ne, joiden ajat on kerrottu vain sanoin.
calendar-empty-asked = Mikään aika ei sovi kaikkeen, mitä valitsit.
calendar-empty-saved = Tallentamissasi paikoissa ja tapahtumissa ei ole näille päiville aikoja. Tallenna paikka tai tapahtuma painamalla sydäntä.
calendar-show-all = Näytä muutkin
calendar-words-text = Näillä ei ole päiviä, joita voisi panna kalenteriin. Kysy ajat järjestäjältä.
plan-title = Vuosikello
plan-now = Nyt
plan-whole = Koko vuosi
event-all-day = koko päivä
event-goes-on = jatkuu
event-over = Päättynyt
event-check = Varmista ensin
event-check-why = Varmista ensin: { $why }
event-begun = Alkanut, loppumisaika ei tiedossa
event-moved-to = Siirretty: { $when }
event-moved-from = Alun perin { $when }
event-also-online = Myös verkossa
doubt-holiday = pyhäpäivä
doubt-eve = aatto
doubt-school-holidays = koulujen loma

## Tapahtuman sivu

event-series = Toistuva tapahtuma
event-online = Verkossa
event-hybrid = Paikalla ja verkossa
event-when = Milloin
event-when-told = Näin se on kerrottu
event-next-times = Seuraavat kerrat
event-where = Missä
event-about = Mistä on kyse
event-join = Liity
event-in-words = Ajat kerrottu vain sanoin
event-in-words-text = Lue alta, milloin.
event-last = Viimeinen kerta oli { $date }
event-season-from = Alkaa { $date }
event-season-to = Viimeinen kerta { $date } mennessä
event-season-over = Kausi päättyi { $date }
event-breaks-none = Ei taukoja
event-breaks-unknown = Tauoista ei ole kerrottu
event-break-days = Tauolla { $days }
event-break-school = Tauolla koulujen loma-aikoina
event-break-words = Tauko: { $told }
event-hours-over-night = klo{ "\u00A0" }{ $from } – { $to }
event-doubt-stale = Tätä aikaa ei ole tarkistettu yli kahteen vuoteen. Varmista ennen kuin lähdet.
event-doubt-undated = Emme tiedä, milloin tämä aika on kerrottu. Varmista ennen kuin lähdet.
event-doubt-day = Päivä on pyhä tai aatto, eikä ole kerrottu, pidetäänkö tämä silloin.
event-add-series = Lisää koko sarja kalenteriin
event-add-one = Lisää kalenteriin: { $when }
event-add-text = Kalenterisi saa tiedossa olevat kerrat enintään vuodeksi. Peruutukset ja siirrot näet vastedes täältä, kalenterisi ei niitä saa.
event-added = Tehty: { $to }. Avaa se, niin puhelimesi kalenteri ottaa ajat talteen.
event-not-added = Tiedostoa ei saatu tehtyä. Mitä tapahtui: { $detail }
event-file-off = { $status }: { $name }
event-file-online = Verkossa: { $link }
event-file-source = Lähde: { $source }. Ajat ovat Avoimesta ovesta.
event-missing-title = Tapahtumaa ei löydy
event-missing-text = Linkki voi olla vanha tai väärin kirjoitettu, tai tapahtuma on poistettu hakemistosta.
event-to-calendar = Katso kalenteria
registration-now = Ilmoittautuminen on nyt auki
registration-over = Ilmoittautuminen päättyi { $date }

## Omat

saved-title = Omat paikat
saved-count =
    { $count ->
        [one] { $count } tallennettu
       *[other] { $count } tallennettua
    }
saved-empty-title = Ei vielä omia paikkoja
saved-empty-text = Avaa jokin paikka ja paina sydäntä. Se pysyy täällä, myös ilman verkkoa.
saved-keep = Tallenna
saved-kept = Tallessa
saved-add = Tallenna: { $name }
saved-remove = Poista omista: { $name }
saved-removed = Poistettu omista: { $name }
saved-undo = Kumoa
share = Jaa
share-copied = Kopioitu. Voit liittää sen viestiin.
share-not-here = Jakaminen ei onnistu tällä laitteella.
share-failed = Jakaminen ei onnistunut: { $detail }
saved-next = Seuraava kerta { $when }
saved-next-unknown = Seuraava kerta ei tiedossa
saved-kind-event = Tapahtuma
saved-kind-service = Palvelu
saved-gone = Ei enää hakemistossa
saved-gone-facts = tiedot siltä päivältä, kun tallensit: { $date }
saved-gone-title = Ei enää hakemistossa
saved-gone-text = Nämä ovat poistuneet hakemistosta. Näet, mitä niistä viimeksi tiedettiin. Soita ennen kuin lähdet.
saved-files = Siirrä tai varmuuskopioi
saved-files-text = Omat paikkasi ovat vain tässä laitteessa. Tiedostona ne kulkevat toiseen puhelimeen.
saved-export = Vie tiedostoon
saved-import = Tuo tiedostosta
saved-exported = Viety: { $to }
saved-not-exported = Tiedostoa ei saatu tehtyä. Omat paikkasi ovat tallessa. Mitä tapahtui: { $detail }
saved-imported =
    { $count ->
        [one] Tuotu { $count } paikka lisää.
       *[other] Tuotu { $count } paikkaa lisää.
    }
saved-imported-none = Tiedostossa ei ollut mitään uutta.
saved-file-too-large = Tiedosto on liian suuri ollakseen omien paikkojen tiedosto.
saved-not-imported = Tiedostoa ei voitu tuoda, eikä mikään muuttunut. Mitä tapahtui: { $detail }

## Kasvot

start-title = Avataan ovea
start-text = Paikat tallentuvat laitteeseesi.
start-once = Tämä tehdään vain kerran, ja sen jälkeen ne löytyvät ilman verkkoakin.
start-progress = { $done } / { $total } aluetta
error-title = Jokin meni vikaan
error-text = Hakemistoa ei saatu auki. Tallentamasi paikat ovat tallessa.
error-detail = Mitä tapahtui: { $detail }
error-retry = Yritä uudelleen
offline-text = Ei verkkoa. Näet tiedot, jotka ovat tässä laitteessa.
not-kept-text = Valintasi unohtuvat, kun suljet sovelluksen: { $detail }
partial-text = Osa hakemistosta jäi avaamatta: { $detail }
words-missing = Kielen { $language } sanoja ei saatu nyt, joten se tulee ensi kerralla: { $detail }
missing-title = Sivua ei löydy
missing-face = Tätä sivua ei ole
missing-text = Linkki voi olla vanha tai väärin kirjoitettu.

# Onboarding, network, feedback

welcome-title = Kerro kolme asiaa, niin lista on sinun
welcome-text = Kieli, paikka ja kuka on mukana. Kaikki jää tähän laitteeseen.
welcome-start = Aloita
welcome-skip = Ohita
welcome-put-aside = Selvä. Löydät nämä asetuksista.
welcome-again = Kieli, paikka, lapset ja tarpeet
welcome-step = Vaihe { $step }/{ $of }
welcome-before = Edellinen
welcome-next = Seuraava
welcome-language = Millä kielellä?
welcome-language-text = Sovelluksen kielen voi vaihtaa milloin vain.
welcome-place = Missä olet?
welcome-place-text = Lähimmät paikat tulevat ensin. Tämän voi jättää väliin.
welcome-town = Tai valitse kunta
welcome-town-search = Etsi kuntaa
welcome-town-none = Sen nimistä kuntaa ei ole.
welcome-chosen = Valittu: { $name }
welcome-place-remove = Poista valinta
welcome-counties = Päivitetään: { $names }. Voit vaihtaa alueet asetuksista.
welcome-family = Kuka on mukana?
help-title = Pyydä apua tai auta
help-ask = Pyydä apua
help-ask-text = Kerro, mitä toivot. Järjestäjä vastaa, miten jatketaan.
help-ask-subject = Pyyntö: { $name }
help-ask-letter = Hei! Haluaisimme pyytää tätä perheellemme. Kertoisitteko, miten se käy ja kauanko pitää odottaa?
help-become = Auta itse
help-become-text = Kerro, että haluat auttaa. Järjestäjä kertoo, mitä siihen kuuluu.
help-become-subject = Haluan mukaan: { $name }
help-become-letter = Hei! Haluaisin tulla mukaan auttamaan. Kertoisitteko, mitä siihen kuuluu ja miten pääsen alkuun?
help-unknown = Järjestäjä ei ole kertonut, miten.
help-letter-note = Viesti aukeaa omaan sähköpostiisi. Mitään ei lähde, ennen kuin lähetät sen.
support-childcare = Lastenhoitoa
support-online = Vertaistukea verkossa
support-give-places = Lähellä: vapaaehtoiset ohjaavat
support-near-unknown = Kerro missä olet, niin näet lähellä olevat
network-title = Ketkä tämän takana ovat?
network-link = Verkosto, lupaukset, laatu
network-text = Paikkoja pitävät monet yhdessä: hyvinvointialue, kunta, järjestöt ja seurakunta.
network-levels = Sinun alueesi
network-where = Kerro kuntasi, niin näet, mihin se kuuluu ja kuka siellä järjestää.
network-coordinators = Kuka koordinoi
network-unknown = Tämän alueen verkosto ei ole vielä kertonut itsestään hakemistossa.
network-no-coordinator = Verkoston koordinaattoria ei ole kerrottu.
network-members = Verkostossa mukana
network-operators = Kuka järjestää täällä
level-municipality = Kunta
level-service-area = Palvelualue
level-county = Hyvinvointialue
level-national = Koko maa
level-services =
    { $count ->
        [0] ei omia palveluja
        [one] { $count } oma palvelu
       *[other] { $count } omaa palvelua
    }
role-coordinator = verkoston koordinaattori
role-member = verkoston jäsen
role-host = antaa tilat verkostolle
promise-given = Luvattu { $date }
organization-missing-title = Järjestäjää ei löydy
organization-missing-text = Linkki voi olla vanha tai väärin kirjoitettu, tai järjestäjä on poistettu hakemistosta.
organization-to-network = Katso, kuka järjestää
organization-no-contact = Järjestäjän yhteystietoja ei ole hakemistossa. Ne löytyvät paikkojen ja palvelujen sivuilta.
organization-parent = Kuuluu tähän
organization-members = Siihen kuuluvat
organization-runs-nothing = Hakemistossa ei ole sen paikkoja, palveluja eikä tapahtumia.
organization-services = Palvelut
organization-places = Paikat
quality-text = Mitä hyvältä paikalta voi odottaa
quality-intro = Näillä kysymyksillä kohtaamispaikat arvioivat itseään. Tähtiä tai sijoituksia ei anneta. Paikan sivulla näet, mitä se on kertonut.
quality-not-translated = Kriteerit on kirjoitettu suomeksi.
quality-empty-title = Kriteerejä ei ole
quality-empty-text = Tässä hakemistossa ei ole laatukriteerejä.
feedback-title = Idea tai palaute
feedback-link = Lapsilta, nuorilta ja vanhemmilta
feedback-text = Kerro, mitä toivot tai mikä on hyvin. Saat kirjoittaa myös lapsena, ja ilman verkkoa.
feedback-matter = Mitä kirjoitat
feedback-idea = Idea
feedback-thanks = Kiitos
feedback-better = Parannettavaa
feedback-writer = Kuka kirjoittaa (ei pakko kertoa)
feedback-child = Lapsi
feedback-youth = Nuori
feedback-parent = Vanhempi
feedback-words = Omin sanoin
feedback-kept = Luonnos pysyy tässä laitteessa, kunnes lähetät tai tyhjennät sen.
feedback-send = Kenelle
feedback-promise = Mitään ei lähetetä itsestään. Viesti lähtee vasta, kun lähetät sen omasta sähköpostistasi tai jaat sen itse.
feedback-write-first = Kirjoita ensin jotain.
feedback-mail = Avaa sähköpostissa
feedback-nobody = Emme tiedä, kenelle tämän voisi lähettää. Voit jakaa viestin haluamallasi tavalla.
feedback-editor = Hakemiston toimitus
feedback-subject = Avoin ovi: { $matter }
feedback-wiped = Luonnos tyhjennettiin.
report-service-hours = Vastausajat
report-ended = Palvelu on lopettanut
report-number = Numero tai osoite
report-languages = Kielet
privacy-kept-draft = Palaute, jota kirjoitat, kunnes lähetät tai tyhjennät sen.
situation-near = Lähellä voisi käydä
situation-near-text = Nämä sopivat iän tai paikan lajin mukaan. Paikka ei ole itse sanonut olevansa juuri tähän.

## Tukea

support-title = Kuka auttaa?
support-text = Auttajille saa soittaa pienestäkin.
support-whom = Kenelle etsit apua?
support-whom-all = Kaikille
support-whom-parent = Vanhemmalle
support-whom-child = Lapselle
support-whom-youth = Nuorelle
support-now = Vastaa nyt
support-maybe = Vastaa ehkä nyt
support-later = Vastaa myöhemmin
support-any-time = Kirjoita tai varaa aika
support-not-known = Vastausaika ei tiedossa
support-situations = Mikä tilanne?
support-beside = Tukihenkilö, perhekummi tai ystävä
support-peers = Vertaisryhmät
support-advice = Tietoa ja neuvoja
support-give = Auta muita
support-meanwhile = Sillä välin: { $name }
support-call = Soita { $number }
support-chat = Avaa chat
support-letter = Kirjoita
support-book = Varaa aika
support-forum = Keskustele
support-anonymous = Nimettömästi
support-by-name = Nimi kysytään
support-for-parents = vanhemmille
support-for-families = perheille
support-for-children = lapsille
support-for-youth = nuorille
support-for-anyone = kaikille
support-everywhere = Koko Suomi
support-offline = Ei verkkoa. Puhelut toimivat, chatit ja verkkosivut eivät.
support-empty-title = Täältä ei löytynyt auttajaa
support-empty-text = Valitse ”Kaikille” tai katso tilanteita alla.
situation-services = Kuka auttaa
situation-places = Minne voi mennä
situation-missing-title = Tätä tilannetta ei ole
situation-empty-title = Tähän emme tiedä vielä auttajaa
situation-empty-text = Kaikki auttajat löytyvät Tukea-sivulta.
situation-to-support = Katso, kuka auttaa
service-about = Mistä on kyse
service-missing-title = Tätä palvelua ei ole
service-missing-text = Linkki voi olla vanha tai väärin kirjoitettu, tai palvelu on poistettu hakemistosta.
channel-phone = Puhelin
channel-chat = Chat
channel-letter = Kirjoita
channel-booked-chat = Chat ajanvarauksella
channel-forum = Keskustelupalsta
channel-visit = Käynti paikan päällä
channel-old = Tieto on vanha. Numero tai aika voi olla muuttunut.
channel-needs-network = Tarvitsee verkkoyhteyden.

## The map

map-title = Kartta
map-picture = Kartta. Samat paikat ovat listana kartan alla.
map-waits = Kartta latautuu…
map-ground-waits = Pohjakartta latautuu…
map-ground-failed = Pohjakarttaa ei saatu, paikat näkyvät silti. ({ $detail })
map-not-here = Tämä laite ei näytä karttakuvaa. Alla on samat paikat listana.
map-failed = Karttakuvaa ei saatu. Alla on samat paikat listana. ({ $detail })
map-home = Omaan sijaintiin
map-zoom-in = Lähennä
map-zoom-out = Loitonna
map-search-here = Hae tältä alueelta
map-credit-short = © OpenStreetMap
map-credit-statistics = © Tilastokeskus
map-offer = Tästä on katukartta ({ $size }):
map-offer-close = Älä tarjoa tätä
map-list = Kartalla
map-open-now = { $count } auki nyt
map-open-then = { $count } auki silloin
map-maybe = { $count } ehkä
map-empty-title = Tällä alueella ei ole paikkoja
map-empty-text =
    { $count ->
        [one] Muualla Suomessa on { $count } paikka. Siirrä karttaa tai laajenna aluetta.
       *[other] Muualla Suomessa on { $count } paikkaa. Siirrä karttaa tai laajenna aluetta.
    }
map-empty-everywhere = Kartalla ei ole yhtään paikkaa, joka sopii hakuusi. Poista jokin toive suodattimista.
map-widen = Laajenna aluetta
map-unplaced =
    { $count ->
        [one] Lisäksi { $count } paikan sijaintia emme tiedä.
       *[other] Lisäksi { $count } paikan sijaintia emme tiedä.
    }
map-unplaced-link = Ne ovat Nyt-listalla
map-card-one = Valittu paikka
map-card-many = Tässä kohdassa { $count } paikkaa
map-card-about =
    { $count ->
        [one] Jossain täällä päin { $count } paikka
       *[other] Jossain täällä päin { $count } paikkaa
    }
map-card-about-text = Tiedämme vain paikkakunnan, emme tarkkaa osoitetta.
map-card-close = Sulje
map-web-map = Verkkokartta
map-legend = Kartan merkit
map-legend-doors = Ovi kertoo, onko auki
map-legend-soon = Sulkeutuu tai avautuu pian
map-legend-uncertain = Ei varmaa: varmista ensin
map-legend-kinds = Muoto kertoo, mikä paikka on
map-legend-others = Muut merkit
map-legend-many = Monta paikkaa samassa kohdassa, numero kertoo määrän
map-legend-ring = Renkaan väri kertoo, onko jokin niistä auki
map-legend-about = Jossain täällä päin: vain paikkakunta tiedetään

# Omat

## Mitä on muuttunut

tab-news =
    { $count ->
        [one] , { $count } tallennetun tiedot ovat muuttuneet
       *[other] , { $count } tallennetun tiedot ovat muuttuneet
    }
news-title = Mitä on muuttunut
news-seen = Selvä, nähty
news-rest =
    { $count ->
        [one] ja { $count } muutos lisää
       *[other] ja { $count } muutosta lisää
    }
change-of-session = { $name }: { $change }
change-with-note = { $change }. { $note }
change-vanished = ei enää hakemistossa
change-returned = on taas hakemistossa
change-named = uusi nimi { $name }
change-closed = on lopettanut
change-closed-until = suljettu { $date } asti
change-closed-from = suljettu { $date } alkaen
change-closed-for-now = suljettu toistaiseksi
change-open-again = on taas toiminnassa
change-address = uusi osoite { $address }
change-address-gone = osoitetta ei enää kerrota
change-hours = aukiolo oli { $was }, nyt { $now }
change-hours-new = aukiolo nyt { $now }
change-hours-gone = aukioloa ei enää kerrota. Se oli { $was }
change-hours-read = aukioloon tuli tarkennus, katso ajat uudelleen
change-phone = puhelin nyt { $now }
change-phone-gone = puhelinnumero { $was } ei enää ole tiedoissa
change-email = sähköposti nyt { $now }
change-email-gone = sähköposti { $was } ei enää ole tiedoissa
change-web = verkkosivu nyt { $now }
change-web-gone = verkkosivu { $was } ei enää ole tiedoissa
change-cost = hinta oli: { $was }. Nyt: { $now }
change-cost-new = hinta: { $now }
change-cost-gone = hintaa ei enää kerrota
change-registration = nyt pitää ilmoittautua ensin
change-registration-none = enää ei tarvitse ilmoittautua
change-ages = nyt { $ages }
change-ages-all = ikärajaa ei enää kerrota
change-languages = kielet nyt { $languages }
change-languages-unknown = kieliä ei enää kerrota
change-need-yes = { $need }: on
change-need-no = { $need }: ei ole
change-need-unknown = { $need }: ei enää tiedossa
change-told = esittelyä on muutettu
change-online = verkkolinkki on vaihtunut
change-event-cancelled = on peruttu kokonaan
change-event-postponed = on siirretty myöhemmäksi
change-event-on = pidetään sittenkin
change-venue = uusi paikka { $place }
change-venue-unknown = paikka on vaihtunut
change-start = siirtyi. Oli { $was }, nyt { $now }
change-end = loppuu nyt { $when }
change-end-unknown = loppumisaikaa ei enää kerrota
change-rule = ajat olivat { $was }, nyt { $now }
change-rule-other = ajat ovat muuttuneet, katso ne uudelleen
change-when-told = ajat nyt { $when }
change-last-day = viimeinen kerta { $date } mennessä
change-last-day-none = jatkuu toistaiseksi
change-run-cancelled = { $when } on peruttu
change-run-postponed = { $when } on siirretty myöhemmäksi
change-run-on = { $when } pidetään sittenkin
change-run-moved = { $was } siirtyi, uusi aika { $now }
change-run-elsewhere = { $when } on muualla: { $place }
change-run-elsewhere-unknown = { $when } paikka on vaihtunut
change-run-dropped = { $when } ei enää ole ohjelmassa
change-run-added = uusi kerta { $when }
change-runs-dropped =
    { $count ->
        [one] { $count } kerta jää pois, { $days }
       *[other] { $count } kertaa jää pois, { $days }
    }
change-session-new = uutta ohjelmaa { $when }
change-session-new-told = uutta ohjelmaa
change-session-gone = ei enää ohjelmassa
change-channel = { $way } nyt { $now }
change-channel-new = uusi tapa ottaa yhteyttä: { $way }
change-channel-gone = { $way } ei enää ole tiedoissa

## Oma viikko, järjestys, muistiinpanot, piilotetut

week-title = Meidän viikko
week-empty = Tallentamissasi paikoissa ja tapahtumissa ei ole seitsemään päivään ohjelmaa, josta tiedämme.
saved-not-yet = Ei vielä tämän puhelimen hakemistossa
order = Järjestä
order-done = Valmis
order-open-first = Avoimet ensin
order-up = Siirrä ylemmäs: { $name }
order-down = Siirrä alemmas: { $name }
order-told = { $name }: { $at } / { $count }
own-title = Omaa
own-note = Oma muistiinpano
own-note-text = Pysyy tässä laitteessa. Kulkee mukana vain, kun viet omat paikkasi tiedostoon.
own-note-keep = Pane muistiin
own-note-kept = Pantu muistiin.
hide-part = Listoilla
hide-text = Jos tämä paikka ei ole sinulle, voit jättää sen pois Nyt-listalta, kartalta ja kalenterista.
hide-hidden = Tämä paikka on piilossa listoiltasi. Nimellä hakemalla sen löytää yhä.
hide = Piilota listoilta
hide-show = Näytä taas
hidden-title = Piilotetut paikat
hidden-text = Nämä eivät näy Nyt-listalla, kartalla eikä kalenterissa.
hidden-none = Mitään ei ole piilotettu
hidden-none-text = Paikan voi piilottaa listoilta sen omalta sivulta.
hidden-show = Näytä taas: { $name }

## Lista toiselle vanhemmalle

list-title = Lista toiselle vanhemmalle
list-text = Anna omat paikkasi toiselle vanhemmalle. Lista kulkee linkissä. Sitä ei tallenneta palvelimelle.
list-share = Jaa linkkinä
list-share-title = Omat paikkamme Avoimessa ovessa
list-code = Näytä QR-koodi
list-code-hide = Piilota QR-koodi
list-code-alt = QR-koodi, jossa on linkki listaasi
list-code-text = Toinen kuvaa tämän puhelimensa kameralla.
list-code-too-long = Lista on QR-koodiin liian pitkä. Jaa se linkkinä tai tiedostona.
list-link = Sait linkin? Liitä se tähän
list-look = Katso lista
list-offered =
    { $count ->
        [one] Jaetussa listassa on { $count } paikka
       *[other] Jaetussa listassa on { $count } paikkaa
    }
list-offered-text = Lisätäänkö ne omiin paikkoihisi? Mitään nykyistä ei poisteta.
list-offered-none = Kaikki ovat jo omissa paikoissasi.
list-offered-kept =
    { $count ->
        [one] { $count } on sinulla jo.
       *[other] { $count } on sinulla jo.
    }
list-offered-unknown =
    { $count ->
        [one] { $count } ei ole vielä tämän puhelimen hakemistossa. Se voi tulla seuraavan päivityksen mukana.
       *[other] { $count } ei ole vielä tämän puhelimen hakemistossa. Ne voivat tulla seuraavan päivityksen mukana.
    }
list-rest =
    { $count ->
        [one] ja { $count } muu
       *[other] ja { $count } muuta
    }
list-take =
    { $count ->
        [one] Lisää { $count } paikka
       *[other] Lisää { $count } paikkaa
    }
list-leave = Ei kiitos
list-close = Sulje
list-taken-none = Kaikki olivat jo omissa paikoissasi.
list-taken-rest =
    { $count ->
        [one] { $count } oli sinulla jo.
       *[other] { $count } oli sinulla jo.
    }
list-refused = Listaa ei voitu lukea
list-broken = Linkki ei ole kokonainen. Pyydä se uudelleen ja kopioi se loppuun asti. Mikään ei muuttunut.
list-newer = Lista on tehty uudemmalla sovelluksella. Päivitä tämä ja avaa linkki uudelleen. Mikään ei muuttunut.
list-too-many = Listassa on enemmän paikkoja kuin linkkiin mahtuu. Pyydä se tiedostona. Mikään ei muuttunut.

## Muistutukset

reminders-title = Muistutukset
remind-title = Muistuta minua
remind-which = Mistä kerrasta
remind-every = Muistuta joka kerrasta
remind-is-every = Muistuttaa joka kerrasta
remind-hour = Tuntia ennen
remind-morning = Saman päivän aamuna
remind-evening = Edellisenä iltana
remind-too-late = Tämä alkaa niin pian, ettei siitä enää ehdi muistuttaa.
remind-planned = Laite muistuttaa, vaikka sovellus olisi kiinni. Tieto siirrosta tai peruutuksesta tulee, kun sovellus on käynyt verkossa.
remind-when-open = Muistutus tulee vain, kun sovellus on auki.
remind-denied = Ilmoitukset on estetty laitteen asetuksissa. Muistutus näkyy silti tässä sovelluksessa, kun se on auki.
remind-in-app = Tämä laite ei vielä näytä sovelluksen ilmoituksia. Muistutus näkyy tässä sovelluksessa, kun se on auki.
remind-waits = muistutus { $moment }. Alkaa { $when }
remind-due = alkaa { $when }
remind-vanished = tätä kertaa ei enää ole hakemistossa
remind-remove = Poista
remind-clear = Selvä
remind-remove-heard = Poista muistutus: { $name }
remind-look = Katso
remind-close = Selvä

## Tietosuojasta

privacy-kept-own = Muistiinpanosi, oma järjestyksesi, piilottamasi paikat ja muistutukset.
privacy-sent-list = Kun jaat oman listasi, paikkojen tunnukset kulkevat linkissä. Palvelin ei näe niitä, vastaanottaja näkee.
privacy-sent-maps = Katukartta haetaan vain, kun valitset sen. Sen palvelin näkee silloin, minkä alueen kartta haetaan.
privacy-sent-backup = Jos puhelimesi varmuuskopioi sovelluksia, valintasi ja tallennuksesi kuuluvat sen kopioon. Kopiosta vastaa puhelimesi järjestelmä.
