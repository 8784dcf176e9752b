# English, plain and short. 24-hour clock, weeks from Monday.

app-name = Avoin ovi
back = Back
show-more = Show more

## Counts

count-best = best { $count } matches
count-places =
    { $count ->
        [one] { $count } place
       *[other] { $count } places
    }

## Times

weekday-short =
    { $day ->
        [mon] Mon
        [tue] Tue
        [wed] Wed
        [thu] Thu
        [fri] Fri
        [sat] Sat
       *[sun] Sun
    }
day-name =
    { $day ->
        [new_year] New Year’s Day
        [epiphany] Epiphany
        [good_friday] Good Friday
        [easter_sunday] Easter Sunday
        [easter_monday] Easter Monday
        [may_day] May Day
        [ascension] Ascension Day
        [pentecost] Whit Sunday
        [midsummer_day] Midsummer Day
        [all_saints] All Saints’ Day
        [independence] Independence Day
        [christmas_day] Christmas Day
        [second_christmas_day] Boxing Day
        [maundy_thursday] Maundy Thursday
        [may_day_eve] May Day Eve
        [midsummer_eve] Midsummer Eve
        [christmas_eve] Christmas Eve
       *[new_years_eve] New Year’s Eve
    }
day-month = { $day } { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
day-month-year = { $day } { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    } { $year }
weekday-and-date = { $weekday } { $date }
clock = { $hour }:{ $minute }
clock-hour = { $hour }:00
when-today = today at{ "\u00A0" }{ $time }
when-tomorrow = tomorrow at{ "\u00A0" }{ $time }
when-day = { $day } at{ "\u00A0" }{ $time }
from-to = { $from }–{ $to }
at-from-to = { $from }–{ $to }
at-from = from { $from }
today-weekday = Today { $weekday }

## Times that repeat

weekday-name =
    { $day ->
        [mon] Monday
        [tue] Tuesday
        [wed] Wednesday
        [thu] Thursday
        [fri] Friday
        [sat] Saturday
       *[sun] Sunday
    }
month-name =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
month-and-year = { $month } { $year }
month-short =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
list-and = { $first } and { $last }
rule-daily = every day
rule-workdays = on weekdays
rule-every-other-day = every other day
rule-every-days = every { $count } days
rule-on-weekday =
    { $day ->
        [mon] on Mondays
        [tue] on Tuesdays
        [wed] on Wednesdays
        [thu] on Thursdays
        [fri] on Fridays
        [sat] on Saturdays
       *[sun] on Sundays
    }
rule-every-other-week = every other week { $days }
rule-every-weeks = every { $count } weeks { $days }
rule-every-other-month = every other month, { $days }
rule-every-months = every { $count } months, { $days }
rule-even-weeks = in even weeks { $days }
rule-odd-weeks = in odd weeks { $days }
rule-weeks = in weeks { $weeks } { $days }
rule-in-months = { $days } ({ $months })
rule-yearly = every year on { $date }
rule-first-in-month = the first { $day } of the month
rule-second-in-month = the second { $day } of the month
rule-third-in-month = the third { $day } of the month
rule-fourth-in-month = the fourth { $day } of the month
rule-fifth-in-month = the fifth { $day } of the month
rule-last-in-month = the last { $day } of the month
rule-day-of-month = day { $day } of the month
rule-last-day-of-month = the last day of the month

## States

state-open = Open
state-closes = closes at{ "\u00A0" }{ $time }
state-closes-day = closes { $when }
state-running = On now
state-until = until { $time }
state-closing-soon = Closes soon
state-ending-soon = Ends soon
state-at = at{ "\u00A0" }{ $time }
state-opening-soon = Opens soon
state-starting-soon = Starts soon
state-closed = Closed
state-opens = opens { $when }
state-not-running = Not on now
state-next = next time { $when }
state-closed-today-named = Closed today ({ $day })
state-closed-named = Closed ({ $day })
state-closed-today = Closed today
state-by-appointment = By appointment
state-by-appointment-detail = book or sign up first
state-told-open = Maybe open
state-told-running = Maybe on now
state-told-closed = Maybe closed
state-told-opens = Maybe opens { $when }
state-told-next = Next time maybe { $when }
state-answers = Answers now
state-not-answering = Doesn’t answer now
state-answers-when = answers { $when }
state-told-answers = May answer now
state-told-answers-when = May answer { $when }
state-told-not-answering = Maybe not answering now
state-holiday-check = Public holiday – check the hours
state-named-day-check = { $day } – check the hours
state-school-holiday-check = School holiday – check the hours
state-season-check = Holiday season – check the hours
state-told-short = maybe open
state-told-short-until = maybe open until { $time }
state-unknown = Hours not known
state-any-time = Available at any time
in-minutes =
    { $count ->
        [one] in { $count } minute
       *[other] in { $count } minutes
    }

told-year = information from { $year }
told-month = information from { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
told-day = information from { $date }
told-undated = undated
row-undated = undated

reason-stale = Nobody has checked these hours for more than two years. Make sure before you go.
reason-undated = We don’t know when these hours were given. Make sure before you go.
reason-holiday = The place has not given its hours for public holidays.
reason-eve = The place has not given its hours for the day before a holiday.
reason-school-holidays = Many groups take a break in the school holidays. This one has not said whether it does.
reason-season = In summer and at Christmas many places have other hours. This one has not said whether it does.
reason-building-hours = These are the building’s hours. The time for families may be shorter.
reason-parsed-doubt = The hours were picked out of a text automatically.
reason-drop-in-unknown = We don’t know whether you can come without signing up.
reason-season-over = The season we know of is over. Times for the new season are not out yet.
reason-no-hours = No opening hours given. Call, or look at the place’s own page.
reason-no-end = We know when it starts, but not when it ends.
reason-between-sessions = We only know the times of activities, not when the house is open otherwise.
reason-before-season = The season has not begun yet.
reason-registration-required = You need to sign up first.
reason-no-opening = We don’t know when it opens next.
reason-permanently-closed = The place has closed for good.
reason-text-only = The hours are given in words only. Read them below.
reason-unreadable = The app can’t read the hours for certain. Read them below.
reason-temporarily-closed = The place is closed for now.
reason-children-alone = This is for children or young people without an adult.

## Now

now-title = Where to now?
now-pill = Now · { $weekday } { $time }
now-open = Open now
now-check = Maybe open
now-check-note = check first
now-later = Opens today
now-unknown = Hours not known
now-town-empty = The directory has no places here that might be open now.
now-elsewhere = Elsewhere in Finland
now-search = Search
now-search-placeholder = Place or address
now-search-clear = Clear the search
now-search-results = Search results
now-position-none = Where are you?
now-settings = Settings
now-loading = Looking for places
now-empty-title = Nothing is open right now
now-empty-text = We found no place that is open or opens later today. Below are the places whose hours we don’t know.
now-empty-all-title = No places here yet
now-empty-all-text = The directory has no places in this area. Choose another municipality.
search-empty-title = Nothing found
search-empty-text = Try a shorter word, a town or a street.
distance-m = { $metres } m
distance-km = { $kilometres } km

tag-free = Free
tag-paid = Costs money
tag-no-registration = No sign-up needed
tag-registration = Sign up first
rows-unsure = We don’t know whether these fit
rows-left-out =
    { $count ->
        [one] { $count } more place. Narrow the search to see it.
       *[other] { $count } more places. Narrow the search to see them.
    }
row-about = { $town } (about)
tag-languages = Languages: { $languages }
mark-yes = Fits: { $what }
mark-unknown = Not known: { $what }

## Another time

then-title-today = Where to today?
then-title-tomorrow = Where to tomorrow?
then-title-weekday = Where to on { $day ->
        [mon] Monday
        [tue] Tuesday
        [wed] Wednesday
        [thu] Thursday
        [fri] Friday
        [sat] Saturday
       *[sun] Sunday
    }?
then-title-date = Where to on { $date }?
then-open = Open then
then-later = Opens later that day
then-town-empty = The directory has no places here that might be open then.
then-empty-title = Nothing is open then
then-empty-text = We found no place that is open then or opens later that day. Below are the places whose hours we don’t know.
on-weekday-date-at = { $day ->
        [mon] Monday
        [tue] Tuesday
        [wed] Wednesday
        [thu] Thursday
        [fri] Friday
        [sat] Saturday
       *[sun] Sunday
    } { $date } at{ "\u00A0" }{ $time }
time-choose = { $time } – change the time
time-not-now = { $time }, not now
time-back-to-now = Show now
time-title = When?
time-day = Day
time-other-day = Another day
time-bad-day = Choose a day between today and a year from now.
time-clock = Time of day
time-hour = Hour
time-minute = Minute
time-at = { $time }
time-show = Show: { $time }
time-text = Times are Finnish time.
day-today = Today
day-tomorrow = Tomorrow

## Filters

filters-title = What are you looking for?
filters-text = A place is left out only when we know that it doesn’t fit. Places we don’t know about come last.
filters-open = Filter
filters-asked = Filters
filters-open-count = Filter · { $count }
filters-clear = Remove the filters
filters-clear-short = Clear
filters-show =
    { $count ->
        [0] No places
        [one] Show { $count } place
       *[other] Show { $count } places
    }
filters-show-list = Show the places
filters-show-calendar = Show the calendar
filters-cost = Price and sign-up
filter-free = Free ones only
filter-drop-in = Without booking
filters-distance = Distance
filters-distance-any = Any distance
filters-distance-none = To choose a distance, first say where you are more exactly than the municipality.
filters-distance-set = Say where you are
filter-within = within { $distance }
filters-kind = What kind of place
filters-kind-text = Playgrounds are shown only when you choose them.
filters-operator = Who runs it
filters-sure = How sure
filters-sure-text = For many places some information is missing. Leaving them out can make the list much shorter.
filter-sure = Only those that fit for sure
operator-county = Wellbeing services county
operator-municipality = Municipality
operator-association = Association
operator-parish = Parish
operator-private = Company
operator-other = Other
emptied-title = No place fits everything
emptied-text = This brings places back:
emptied-all-text = There are too many filters at once.

## Kinds of place

kind-meeting-place = Meeting place
kind-family-cafe = Family café
kind-parish-club = Parish family club
kind-open-early-education = Open early education
kind-playground-house = Residents’ park
kind-playground = Playground
kind-family-centre = Family centre
kind-library = Library
kind-youth = Youth space
kind-other = Other place

## A place's page

place-hours = Opening hours
place-hours-source = The opening hours in the place’s own words
place-hours-building = The building’s hours. The time for families may be shorter.
place-hours-none = No opening hours given.
place-week-unknown = not known
place-week-closed = Closed
place-week-uncertain = maybe { $hours }
place-about = What it is like
place-first-visit = When you come for the first time
place-pictures = The picture in words
place-picture-by = Picture: { $whose }
place-accessibility = Accessibility
place-accessibility-unknown = No information on accessibility.
place-assessed = Assessed { $date }
place-assessed-by = Assessed { $date } · { $who }
place-who = Who it is for, and how
place-operator = Who runs it
place-where = Address and how to get there
place-contact = Contact
place-sessions-add = Add every time to your calendar
place-sessions = What’s on
place-sessions-words = Also, in words
place-sources = Where this comes from
place-verified = Checked with the place { $date }
place-verified-by = Checked with the place { $date } · { $who }
place-unofficial-name = The name is the directory’s own translation, not an official one.
place-position-about = The exact position is not known.
place-in-house = In the house of { $name }
place-use-position = Measure distances from here
place-position-used = Distances are measured from here
place-missing-title = No such place
place-missing-text = The link may be old or misspelt, or the place has been removed from the directory.
place-bad-id-text = The link is misspelt, so we can’t tell which place you mean.
place-to-now = See which places are open
place-call = Call
place-email = Email
place-web = Web page
place-route = Route
place-moved = This place has moved.
place-moved-link = See the new place
place-cost-free = Free of charge
place-cost-optional = Pay if you like
place-cost-paid = Costs money
place-cost-paid-amount = Costs { $amount } €
place-cost-unknown = Price not given
place-drop-in-yes = You can come without booking
place-drop-in-no = Only by booking or signing up
place-drop-in-unknown = We don’t know whether you need to book
place-registration-none = No sign-up needed
place-registration-required = Sign up first
place-referral = You need a referral
place-led-professional = Led by a professional
place-led-volunteer = Led by volunteers
place-led-both = Led by professionals and volunteers
place-substance-free = Free of alcohol and drugs
place-ages-from-to-years = For ages { $from }–{ $to }
place-ages-from-years = From age { $from }
place-ages-from-to-months = For babies of { $from }–{ $to } months
place-children-alone = For children or young people without an adult
place-language-activity = Activities in: { $languages }
place-language-staff = Staff speak: { $languages }
place-language-none-needed = No common language needed
place-language-interpreter = Interpreter on request
place-language-unknown = Languages not given
place-gone-text = The place is no longer in the directory: it may have closed, moved or been left out. We don’t know whether it is open.
place-open-map = Open in a map app
place-open-web-map = Open a map in the browser
place-promise = The network’s promise
place-life-situations = For these moments in life
place-standing = As part of the family centre
place-tasks = The family centre’s tasks
place-quality = Quality criteria
place-registration-here = Sign up here
place-registration-from-to = Sign-up is open { $from }–{ $to }
place-registration-from = Sign-up begins { $from }
place-registration-to = Sign up by { $to }
quality-yes = Met
quality-partly = Partly met
quality-no = Not met yet
quality-self = own assessment
quality-peer = peer assessment
session-join = Join online
report-title = Is something wrong? Tell us
report-to-source = The message goes to the source: { $source }. What is wrong?
report-to-editor = The message goes to the directory’s editors. What is wrong?
report-to-anybody = The source gives no address. You can share the message in any way you like. What is wrong?
report-hours = The opening hours
report-closed = The place has closed for good
report-address = The address or position
report-accessibility = Accessibility
report-other = Something else
report-subject = Avoin ovi: { $name }: { $fact }
report-now = The app says: { $fact }
report-right = The right information is:
session-cancelled = Cancelled
session-postponed = Postponed
session-moved = Moved
session-online = Online
session-registration = Sign up first

need-step-free-entrance = Step-free entrance
need-lift = Lift
need-accessible-toilet = Accessible toilet
need-changing-table = Changing table
need-stroller-access = You can get in with a pram
need-stroller-parking = Room for prams
need-accessible-parking = Accessible parking
need-induction-loop = Induction loop
need-quiet-space = Quiet space
answer-yes = Yes
answer-no = No
answer-unknown = Not known

language-name =
    { $tag ->
        [fi] Finnish
        [sv] Swedish
        [en] English
        [ru] Russian
        [ar] Arabic
        [so] Somali
        [uk] Ukrainian
        [et] Estonian
        [ku] Kurdish
        [fa] Persian
        [prs] Dari
        [ckb] Sorani
        [se] Northern Sámi
        [smn] Inari Sámi
        [sms] Skolt Sámi
        [fse] Finnish Sign Language
        [vi] Vietnamese
        [tr] Turkish
        [es] Spanish
        [pl] Polish
        [de] German
        [fr] French
        [zh] Chinese
        [th] Thai
        [sq] Albanian
        [ti] Tigrinya
        [pt] Portuguese
        [ckb] Sorani
       *[other] { $tag }
    }

## The family: children's ages, languages and needs

age-in-months = { $months } mo
age-in-years = { $years } y
age-in-both = { $years } y { $months } mo
age-years = Years
age-months = Months
age-another = Another child
languages-more = More languages
chip-remove = Remove: { $what }
family-ages = Children’s ages
family-ages-text = A place fits when it fits every child. Ages update by themselves.
family-languages = Language spoken at the place
family-needs = What you need

## A link’s choices

link-text = These choices came with the link. Keep them?
link-refused = Some of the link’s choices could not be used.
link-keep = Keep these
link-drop = No thanks
link-understood = Got it

## Position

position-title = Where are you?
position-none = All of Finland
position-text = Or choose a municipality or a place’s address yourself.
position-search = Find a municipality or an address
position-search-placeholder = Municipality or address
position-no-match = There is no municipality or address of that name.
position-addresses = Places and addresses
position-map = A spot on the map
position-device = My location
position-device-title = The device’s location
position-device-text = You see what is near. The location is rounded and stays in this device.
position-locate = Use my location
position-locate-again = Update my location
position-asked = Asking the device …
position-denied = The device gave no permission. You can allow the location in its settings, or choose a place yourself.
position-off = Location is switched off in this device’s settings. You can switch it on, or choose a place yourself.
position-not-here = This device doesn’t give the app its location. Choose a municipality or an address yourself.
position-failed = We could not get the location. Choose a municipality or an address yourself. What happened: { $detail }
position-list = Municipalities

## Settings

settings-title = Settings
settings-language = Language
settings-language-unreviewed = No native speaker has checked this translation yet.
settings-install = Install on this device
settings-install-text = The app gets an icon of its own and opens without the browser.
settings-install-press = Install Avoin ovi
settings-install-menu = Open the browser’s Share menu and choose Add to Home Screen. Opened from its icon, the app starts empty: first export what you saved to a file on the Saved page.
settings-example = Try the example area
settings-example-text = Esimerkkilä is an invented area with an example of everything. The real places stay as they are.
settings-example-on = The example area is on
settings-example-off = The example area is off
settings-own = Your choices
settings-about = About the app
settings-family = Children, needs and languages
settings-family-none = Nothing yet
settings-family-some =
    { $count ->
        [one] { $count } choice
       *[other] { $count } choices
    }
settings-feed = Where the information comes from
settings-feed-text = Publisher and updates
settings-regions = Areas and updates
settings-regions-text = Which ones are updated
settings-maps-text = Streets on the map, without a network
settings-sources = Sources and licences
settings-software = Software it is built on
settings-accessibility = Accessibility
settings-privacy = Privacy
settings-privacy-text = What stays on the phone, what is sent
settings-version = Avoin ovi { $version }
example-banner = Invented places
example-leave = Leave
update-ready = A new version is ready
update-take = Use it now
update-aside = Later

## Pages of the settings

family-text = Tell us once, and the lists can show the places that suit you. None of this leaves the device.

feed-text = The directory comes with the app. A publisher can update it; you decide which one.
feed-now = The publisher now
feed-none = No updates are fetched. You see the directory that came with the app.
feed-fingerprint = Fingerprint
feed-issued = Published { $when }
feed-checked = Last asked { $when }
feed-sync = Update now
feed-sparing = Fetch by itself only on Wi-Fi
feed-sparing-text = Fetching changes usually takes less than 20 kilobytes. The button always fetches.
feed-forget = Stop following
feed-stop = Stop fetching
feed-again = It is tried again by itself { $when }.
feed-outdated = This information may be out of date. The publisher promised to update it by { $day }.
feed-clock = The device’s date is { $day }, and that can’t be right. Opening hours go by it: check the device’s clock.
feed-running = Fetching new information
feed-progress = { $done } / { $total }
size-kb = { $size } kB
size-mb = { $size } MB
feed-up-to-date = Everything is up to date.
feed-updated =
    { $count ->
        [one] Updated: { $count } place.
       *[other] Updated: { $count } places.
    }
feed-skipped =
    { $count ->
        [one] { $count } record could not be read and was left out.
       *[other] { $count } records could not be read and were left out.
    }
feed-new = Follow another publisher
feed-link = The publisher’s link
feed-look = See who the publisher is
feed-looking = Asking who the publisher is
feed-introduced = The publisher at this address:
feed-compare = Compare the fingerprint with the one the publisher gave you. Trust it only if they are the same.
feed-agree = I trust it, follow
feed-refuse = Don’t follow
feed-error-link = This is not a link you can follow. It should begin with https://
feed-error-root = The link’s fingerprint is incomplete. Copy the whole link.
feed-error-network = No connection. What you had is still there.
feed-error-portal = The network answers instead of the publisher. Sign in to the network first.
feed-error-not-found = There is no directory at this address.
feed-error-trust = The fingerprint is not the one you trusted. Nothing was fetched.
feed-error-corrupt = What was fetched can’t be trusted: its signature or contents don’t match. What you had is still there.
feed-error-too-new = This information is made for a newer app. Update the app.
feed-error-full = There is no room left on the device.
feed-error-storage = The information could not be saved. What you had is still there.

regions-text = Choose which areas are updated. Information on the others stays as it is.
regions-all = The whole country
regions-list = Wellbeing services counties
regions-shared = Always included
regions-national = Services for the whole country
regions-playgrounds = Playgrounds
regions-issued = published { $date }
regions-from-feed = fetched from the network
count-events =
    { $count ->
        [one] { $count } event
       *[other] { $count } events
    }
count-events-more = more than { $count } events
count-services =
    { $count ->
        [one] { $count } service
       *[other] { $count } services
    }

software-text = Avoin ovi is built from this free software. A name leads to its page, with the source and the whole licence.
software-sqlite = The SQLite database is in the public domain.

statement-text = The aim is WCAG 2.2 AA: an app that works for everyone, also when you are tired or have only one hand free.
statement-works = What works
statement-works-keyboard = Everything can be used with a keyboard, and the focus shows.
statement-works-reader = A screen reader hears headings, names and states. A state is always said in words too.
statement-works-text = Text can be twice as large, and nothing is hidden.
statement-works-colours = Colours have enough contrast in light and dark. Nothing depends on colour alone.
statement-works-motion = If your device asks for less motion, nothing moves.
statement-works-targets = Buttons are at least 44 pixels high.
statement-tested = How it was tested
statement-tested-text = A program (axe) checks every screen in light and dark after every change. Large text, a narrow screen and the contrast of colours are tested the same way. The assessment is the makers’ own.
statement-gaps = What is still missing
statement-gaps-people = People who use screen readers have not tried the app with us yet.
statement-gaps-language = Descriptions of places are often in Finnish only. The app marks the language, but does not translate.
statement-gaps-plain = There is no easy language and no sign language yet.
statement-gaps-places = For many places we don’t know how accessible they are. They say “not known”.
statement-tell = Tell us
statement-tell-text = If something stands in your way, write to us. We will fix it.
statement-tell-nobody = If something stands in your way, tell whoever gave you the app.
statement-authority = If you get no answer in two weeks, you can turn to the authority for accessibility: saavutettavuusvaatimukset.fi.
statement-subject = Avoin ovi: accessibility

privacy-text = In short: you need no account, nobody follows you, and your choices stay on this device.
privacy-kept = What stays on the device
privacy-kept-saved = The places you saved, and what was known about them then.
privacy-kept-choices = The language, municipality or place, areas and filters you chose.
privacy-kept-family = Your children’s ages as months of birth, needs and languages, if you give them.
privacy-kept-directory = The directory: places, events and services.
privacy-sent = What is sent
privacy-sent-text = The app fetches the directory’s files from the publisher’s server. It asks nobody for anything else.
privacy-sent-never = Your location, search words, saved places and your family’s details are not sent anywhere.
privacy-sent-host = The server sees what any web page sees: an IP address, the time, and which file was fetched.
privacy-sent-links = When you open a link, call or share a place, you go to another program, which has its own rules.
privacy-yours = All of it is yours
privacy-yours-text = You can export your places to a file. When you remove the app or clear the site’s data, everything is gone.

# Street maps
maps-title = Street maps
maps-text = The map shows the whole country, but no streets. The street map of an area is downloaded once, and works without a network from then on. The download uses as much data as its size says.
maps-none = No street maps are offered now. You can open one from a file.
maps-offered = Not downloaded
maps-running = Downloading
maps-checking = Checking
maps-paused = Unfinished
maps-here = On this device
maps-newer = On this device; a newer one is there ({ $size })
maps-replaces = The present map is used until the new one is ready.
maps-own = from a file of yours
maps-action = { $action }: { $name }
maps-download = Download ({ $size })
maps-update = Update ({ $size })
maps-pause = Pause
maps-resume = Continue
maps-cancel = Cancel
maps-delete = Delete
maps-freed = { $name } was deleted. { $size } are free again.
maps-error-network = The connection broke. What has come is kept: continue when the network works.
maps-error-not-found = The publisher no longer has this map.
maps-error-corrupt = What came is not the map that was promised. It is not used.
maps-error-full = There is no room on the device. What has come is kept: make room and continue.
maps-metered = You are on mobile data: downloading a map uses it up.
maps-error-storage = The map could not be stored. Other maps are still there.
maps-file = A map file of your own
maps-file-text = A street map can also be opened from a file (.mbtiles), from a memory stick for instance. Open only a file whose maker you trust.
maps-file-open = Open a file
maps-file-kept = { $name } is used now.
maps-file-wrong = This file is no street map.
maps-file-too-large = The file is too large: { $size } at most.

## Sources

sources-title = Sources and licences
sources-text = Each place’s page shows where its information comes from, and its date.
sources-directory = The directory’s information
sources-map = The base map
sources-map-tiles = Land, water and names: © OpenStreetMap contributors (ODbL 1.0) and Statistics Finland (CC BY 4.0). Lakes: Natural Earth (public domain). The map file as a whole: ODbL 1.0.
sources-map-streets = Street maps: © OpenStreetMap contributors (ODbL 1.0). Whoever made other publishers’ maps is named on the page of street maps and below the map.
sources-map-style = MapLibre GL JS draws the map; its style is made from Protomaps’ (both BSD 3-Clause).
sources-app = The program
sources-app-text = Avoin ovi is free software (MIT or Apache 2.0).
sources-font-text = Typeface Atkinson Hyperlegible Next, Braille Institute (SIL Open Font License 1.1).
sources-none = No licence given

## Tabs

tabs = Main menu
tab-now = Now
tab-map = Map
tab-calendar = Calendar
tab-saved = Saved
tab-support = Support

## Calendar

calendar-today = today
calendar-tomorrow = tomorrow
calendar-choices = What is shown
calendar-to-today = Go to today
calendar-month = Month
calendar-week = Week
calendar-span = Week or month
calendar-saved = Saved only
calendar-month-before = Previous month
calendar-month-after = Next month
calendar-week-before = Previous week
calendar-week-after = Next week
calendar-elsewhere = Elsewhere too
calendar-day-busy = { $day }, something on
calendar-day-free = { $day }, nothing on
calendar-heard = { $day }: { $count }
calendar-day-empty = We know of nothing on this day.
calendar-day-rest =
    { $count ->
        [one] { $count } more time this day.
       *[other] { $count } more times this day.
    }
calendar-day-more = There is more on this day. Choose a municipality or filters to see the rest.
calendar-over =
    { $count ->
        [one] { $count } is over
       *[other] { $count } are over
    }
calendar-over-more = More than { $count } are over
calendar-looked-to = This is all we know of until { $date }.
calendar-empty-title = Nothing until { $date }
calendar-empty-text = The directory has no times for these days. Below are those whose times are given in words only.
calendar-empty-asked = No time fits everything you chose.
calendar-empty-saved = What you saved has no times on these days. Save a place or an event by pressing its heart.
calendar-show-all = Show the others too
calendar-words-text = These have no dates that fit a calendar. Ask the organiser.
plan-title = The year’s plan
plan-now = Now
plan-whole = The whole year
event-all-day = all day
event-goes-on = continues
event-over = Over
event-check = Check first
event-check-why = Check first: { $why }
event-begun = Has begun; we don’t know when it ends
event-moved-to = Moved: { $when }
event-moved-from = Was to be { $when }
event-also-online = Online too
doubt-holiday = a public holiday
doubt-eve = the eve of a holiday
doubt-school-holidays = school holidays

## An event's page

event-series = Repeats
event-online = Online
event-hybrid = In person and online
event-when = When
event-when-told = In the source’s words
event-next-times = Next times
event-where = Where
event-about = What it is about
event-join = Join
event-in-words = Times in words only
event-in-words-text = Read below when.
event-last = The last time was { $date }
event-season-from = Begins { $date }
event-season-to = Last time by { $date }
event-season-over = The season ended { $date }
event-breaks-none = No breaks
event-breaks-unknown = Breaks not known
event-break-days = Not { $days }
event-break-school = Not in school holidays
event-break-words = Break: { $told }
event-hours-over-night = { $from } – { $to }
event-doubt-stale = Nobody has checked this time for more than two years. Make sure before you go.
event-doubt-undated = We don’t know when this time was given. Make sure before you go.
event-doubt-day = That day is a holiday or the day before one, and we don’t know whether this is on then.
event-add-series = Add the series to your calendar
event-add-one = Add to your calendar: { $when }
event-add-text = Your calendar gets the times that are known, for a year at most. Later cancellations and moves you see here; your calendar will not know.
event-added = Done: { $to }. Open it, and your phone’s calendar takes the times.
event-not-added = The file could not be made. What happened: { $detail }
event-file-off = { $status }: { $name }
event-file-online = Online: { $link }
event-file-source = Source: { $source }. The times are from Avoin ovi.
event-missing-title = There is no such event
event-missing-text = The link may be old or misspelt, or the event has been removed from the directory.
event-to-calendar = To the calendar
registration-now = Sign-up is open
registration-over = Sign-up ended { $date }

## Saved

saved-title = Your places
saved-count =
    { $count ->
        [one] { $count } saved
       *[other] { $count } saved
    }
saved-empty-title = Nothing saved yet
saved-empty-text = Open a place and press the heart. It stays here, even without a network.
saved-keep = Save
saved-kept = Saved
saved-add = Save: { $name }
saved-remove = Remove from saved: { $name }
saved-removed = Removed from saved: { $name }
saved-undo = Undo
share = Share
share-copied = Copied. You can paste it into a message.
share-not-here = This device has no way to share.
share-failed = Sharing did not work: { $detail }
saved-next = Next time { $when }
saved-next-unknown = Next time not known
saved-kind-event = Event
saved-kind-service = Service
saved-gone = No longer in the directory
saved-gone-facts = information from the day you saved it: { $date }
saved-gone-title = No longer in the directory
saved-gone-text = These are no longer in the directory. You see what was last known about them. Call before you go.
saved-files = Move or back up
saved-files-text = Your places are on this device only. As a file you can move them to another phone.
saved-export = Export to a file
saved-import = Import from a file
saved-exported = Exported: { $to }
saved-not-exported = The file could not be made. Your places are safe. What happened: { $detail }
saved-imported =
    { $count ->
        [one] { $count } more place imported.
       *[other] { $count } more places imported.
    }
saved-imported-none = There was nothing new in the file.
saved-file-too-large = The file is too large to be a file of saved places.
saved-not-imported = The file could not be imported, and nothing changed. What happened: { $detail }

## Faces

start-title = Opening the door
start-text = Places are being saved on your device.
start-once = This is done only once, and then they work without a network too.
start-progress = { $done } / { $total } areas
error-title = Something went wrong
error-text = The directory could not be opened. Your saved places are safe.
error-detail = What happened: { $detail }
error-retry = Try again
offline-text = No network. You see what is on this device.
not-kept-text = Your choices are forgotten when you close the app: { $detail }
partial-text = A part of the directory could not be opened: { $detail }
words-missing = The words of { $language } could not be fetched now; they come next time: { $detail }
missing-title = Page not found
missing-face = There is no such page
missing-text = The link may be old or misspelt.

# Onboarding, network, feedback

welcome-title = Tell us three things and the list is yours
welcome-text = Language, place and who is coming. All of it stays on this device.
welcome-start = Start
welcome-skip = Skip
welcome-put-aside = All right. You find these in the settings.
welcome-again = Language, place, children and needs
welcome-step = Step { $step }/{ $of }
welcome-before = Previous
welcome-next = Next
welcome-language = In which language?
welcome-language-text = You can change the app’s language at any time.
welcome-place = Where are you?
welcome-place-text = The nearest places come first. You can leave this empty.
welcome-town = Or choose a municipality
welcome-town-search = Find a municipality
welcome-town-none = There is no municipality of that name.
welcome-chosen = Chosen: { $name }
welcome-place-remove = Remove the choice
welcome-counties = Updated: { $names }. You can change the areas in the settings.
welcome-family = Who is coming?
help-title = Ask for help or give it
help-ask = Ask for help
help-ask-text = Say what you are hoping for. The organiser tells you what happens next.
help-ask-subject = A request: { $name }
help-ask-letter = Hello! We would like to ask for this for our family. Could you tell us how it works and how long the wait is?
help-become = Offer to help
help-become-text = Say that you want to help. The organiser tells you what it involves.
help-become-subject = I would like to join: { $name }
help-become-letter = Hello! I would like to join and help. Could you tell me what it involves and how I get started?
help-unknown = The organiser hasn’t said how.
help-letter-note = The letter opens in your own e-mail. Nothing is sent until you send it.
support-childcare = Child care
support-online = Peer support online
support-give-places = Near you: led by volunteers
support-near-unknown = Say where you are to see what is near
network-title = Who is behind this?
network-link = The network, its promises, quality
network-text = Many run the places together: the wellbeing services county, the municipality, associations and the parish.
network-levels = Your area
network-where = Choose your municipality to see what it belongs to and who organises things there.
network-coordinators = Who coordinates
network-unknown = The directory has nothing about this area’s network yet.
network-no-coordinator = The network’s coordinator is not known.
network-members = In the network
network-operators = Who organises here
level-municipality = Municipality
level-service-area = Service area
level-county = Wellbeing services county
level-national = The whole country
level-services =
    { $count ->
        [0] no services of its own
        [one] { $count } service of its own
       *[other] { $count } services of its own
    }
role-coordinator = coordinates the network
role-member = member of the network
role-host = provides rooms for the network
promise-given = Promised { $date }
organization-missing-title = The organiser can’t be found
organization-missing-text = The link may be old or misspelt, or the organiser was removed from the directory.
organization-to-network = See who organises
organization-no-contact = The directory has no contact details for this organiser. Look on the pages of its places and services.
organization-parent = Part of
organization-members = Belonging to it
organization-runs-nothing = The directory has no places, services or events by this organiser.
organization-services = Services
organization-places = Places
quality-text = What to expect of a good place
quality-intro = Meeting places assess themselves with these questions. There are no stars or rankings. A place’s page shows what it has said.
quality-not-translated = The criteria are written in Finnish.
quality-empty-title = There are no criteria
quality-empty-text = This directory has no quality criteria.
feedback-title = An idea or feedback
feedback-link = From children, young people and parents
feedback-text = Tell us what you wish for or what is good. Children can write too, even without a network.
feedback-matter = What you are writing
feedback-idea = Idea
feedback-thanks = Thank you
feedback-better = Could be better
feedback-writer = Who is writing (you don’t have to say)
feedback-child = A child
feedback-youth = A young person
feedback-parent = A parent
feedback-words = In your own words
feedback-kept = The draft stays on this device until you send or clear it.
feedback-send = Who it goes to
feedback-promise = Nothing is sent by itself. The letter leaves only when you send it from your own e-mail or share it yourself.
feedback-write-first = Write something first.
feedback-mail = Open in e-mail
feedback-nobody = We don’t know who this could be sent to. You can share the message in any way you like.
feedback-editor = The directory’s editors
feedback-subject = Avoin ovi: { $matter }
feedback-wiped = The draft was cleared.
report-service-hours = When they answer
report-ended = The service has ended
report-number = The number or address
report-languages = The languages
privacy-kept-draft = Feedback that you are writing, until you send or clear it.
situation-near = Places to go near you
situation-near-text = These fit by age or kind of place. The place itself has not said that it is for this.

## Support

support-title = Who can help?
support-text = You can call the helpers about small things too.
support-whom = Who do you need help for?
support-whom-all = Anyone
support-whom-parent = A parent
support-whom-child = A child
support-whom-youth = A young person
support-now = Answers now
support-maybe = May answer now
support-later = Answers later
support-any-time = Write or book a time
support-not-known = Answering hours not known
support-situations = What is going on?
support-beside = Support person or family friend
support-peers = Peer groups
support-advice = Information and advice
support-give = Help others
support-meanwhile = Meanwhile: { $name }
support-call = Call { $number }
support-chat = Open the chat
support-letter = Write
support-book = Book a time
support-forum = Join the discussion
support-anonymous = Anonymous
support-by-name = They ask your name
support-for-parents = for parents
support-for-families = for families
support-for-children = for children
support-for-youth = for young people
support-for-anyone = for everyone
support-everywhere = All of Finland
support-offline = No network. Calls work; chats and web pages don’t.
support-empty-title = Nobody found here
support-empty-text = Choose “Anyone”, or look at the situations below.
situation-services = Who can help
situation-places = Where to go
situation-missing-title = No such situation
situation-empty-title = We don’t know of a helper for this yet
situation-empty-text = Everybody who helps is on the Support page.
situation-to-support = See who can help
service-about = What it is
service-missing-title = No such service
service-missing-text = The link may be old or misspelt, or the service has been removed from the directory.
channel-phone = Phone
channel-chat = Chat
channel-letter = Write
channel-booked-chat = Chat by booking
channel-forum = Discussion forum
channel-visit = Visit
channel-old = This is old: the number or the hours may have changed.
channel-needs-network = Needs a network connection.

## The map

map-title = Map
map-picture = Map. The same places are listed below it.
map-waits = The map is loading…
map-ground-waits = The base map is loading…
map-ground-failed = The base map could not be loaded; the places are still shown. ({ $detail })
map-not-here = This device shows no map picture. The same places are listed below.
map-failed = The map picture could not be loaded. The same places are listed below. ({ $detail })
map-home = To my location
map-zoom-in = Zoom in
map-zoom-out = Zoom out
map-search-here = Search this area
map-credit-short = © OpenStreetMap
map-credit-statistics = © Statistics Finland
map-offer = There is a street map of this ({ $size }):
map-offer-close = Don’t offer this one
map-list = On the map
map-open-now = { $count } open now
map-open-then = { $count } open then
map-maybe = { $count } maybe
map-empty-title = No places in this area
map-empty-text =
    { $count ->
        [one] Elsewhere in Finland there is { $count } place. Move the map or widen the area.
       *[other] Elsewhere in Finland there are { $count } places. Move the map or widen the area.
    }
map-empty-everywhere = No place on the map fits your search. Remove one of your filters.
map-widen = Widen the area
map-unplaced =
    { $count ->
        [one] And { $count } place whose location we don’t know.
       *[other] And { $count } places whose location we don’t know.
    }
map-unplaced-link = They are in the list Now
map-card-one = Chosen place
map-card-many = { $count } places at this spot
map-card-about =
    { $count ->
        [one] { $count } place somewhere around here
       *[other] { $count } places somewhere around here
    }
map-card-about-text = We know the town only, not the address.
map-card-close = Close
map-web-map = Web map
map-legend = What the marks mean
map-legend-doors = The door shows whether it is open
map-legend-soon = Closes or opens soon
map-legend-uncertain = Not certain: check first
map-legend-kinds = The shape shows what the place is
map-legend-others = Other marks
map-legend-many = Several places at one spot; the number says how many
map-legend-ring = The ring’s colour tells whether any of them is open
map-legend-about = Somewhere around here: only the town is known

# Saved

## What has changed

tab-news =
    { $count ->
        [one] , details of { $count } saved record changed
       *[other] , details of { $count } saved records changed
    }
news-title = What has changed
news-seen = Seen, thanks
news-rest =
    { $count ->
        [one] and { $count } more change
       *[other] and { $count } more changes
    }
change-of-session = { $name }: { $change }
change-with-note = { $change }. { $note }
change-vanished = no longer in the directory
change-returned = is in the directory again
change-named = new name { $name }
change-closed = has closed for good
change-closed-until = closed until { $date }
change-closed-from = closed from { $date }
change-closed-for-now = closed for now
change-open-again = is open again
change-address = new address { $address }
change-address-gone = its address is no longer given
change-hours = hours were { $was }, now { $now }
change-hours-new = hours are now { $now }
change-hours-gone = hours are no longer given. They were { $was }
change-hours-read = the hours were made more precise, look at them again
change-phone = phone now { $now }
change-phone-gone = the phone number { $was } is gone
change-email = e-mail now { $now }
change-email-gone = the e-mail address { $was } is gone
change-web = web page now { $now }
change-web-gone = the web page { $was } is gone
change-cost = the price was: { $was }. Now: { $now }
change-cost-new = price: { $now }
change-cost-gone = the price is no longer given
change-registration = you now have to sign up first
change-registration-none = you no longer have to sign up
change-ages = now { $ages }
change-ages-all = an age limit is no longer given
change-languages = languages now { $languages }
change-languages-unknown = the languages are no longer given
change-need-yes = { $need }: yes
change-need-no = { $need }: no
change-need-unknown = { $need }: no longer known
change-told = its description has changed
change-online = its web link has changed
change-event-cancelled = is cancelled altogether
change-event-postponed = is postponed
change-event-on = takes place after all
change-venue = new place { $place }
change-venue-unknown = the place has changed
change-start = has moved. It was { $was }, now { $now }
change-end = now ends { $when }
change-end-unknown = when it ends is no longer given
change-rule = times were { $was }, now { $now }
change-rule-other = the times have changed, look at them again
change-when-told = times are now { $when }
change-last-day = last time by { $date }
change-last-day-none = goes on for now
change-run-cancelled = { $when } is cancelled
change-run-postponed = { $when } is postponed
change-run-on = { $when } takes place after all
change-run-moved = { $was } has moved, new time { $now }
change-run-elsewhere = { $when } is elsewhere: { $place }
change-run-elsewhere-unknown = { $when } is at another place
change-run-dropped = { $when } is no longer on
change-run-added = new time { $when }
change-runs-dropped =
    { $count ->
        [one] { $count } time is dropped, { $days }
       *[other] { $count } times are dropped, { $days }
    }
change-session-new = new programme { $when }
change-session-new-told = new programme
change-session-gone = no longer on
change-channel = { $way } now { $now }
change-channel-new = a new way to reach it: { $way }
change-channel-gone = { $way } is gone

## Our week, order, notes, what is hidden

week-title = Our week
week-empty = We know of nothing at your saved places and events for seven days.
saved-not-yet = Not in this phone’s directory yet
order = Reorder
order-done = Done
order-open-first = Open ones first
order-up = Move up: { $name }
order-down = Move down: { $name }
order-told = { $name }: { $at } / { $count }
own-title = Your own
own-note = Your note
own-note-text = Stays on this device. It travels only when you export your places to a file.
own-note-keep = Keep the note
own-note-kept = The note is kept.
hide-part = In lists
hide-text = If this place is not for you, it can be left out of the Now list, the map and the calendar.
hide-hidden = This place is hidden from your lists. You still find it by searching for its name.
hide = Hide from lists
hide-show = Show again
hidden-title = Hidden places
hidden-text = These are not shown in the Now list, on the map or in the calendar.
hidden-none = Nothing is hidden
hidden-none-text = A place can be hidden from lists on its own page.
hidden-show = Show again: { $name }

## A list for the other

list-title = A list for the other parent
list-text = Give your places to the other parent. The list travels in the link. It is not stored on any server.
list-share = Share as a link
list-share-title = Our places in Avoin ovi
list-code = Show a QR code
list-code-hide = Hide the QR code
list-code-alt = QR code with a link to your list
list-code-text = The other parent reads it with the phone’s camera.
list-code-too-long = The list is too long for a QR code. Share it as a link or a file.
list-link = Got a link? Paste it here
list-look = Look at the list
list-offered =
    { $count ->
        [one] A shared list with { $count } place
       *[other] A shared list with { $count } places
    }
list-offered-text = Add them to your places? Nothing you have is removed.
list-offered-none = All of them are among your places already.
list-offered-kept =
    { $count ->
        [one] You have { $count } already.
       *[other] You have { $count } already.
    }
list-offered-unknown =
    { $count ->
        [one] { $count } is not in this phone’s directory yet. It may come with the next update.
       *[other] { $count } are not in this phone’s directory yet. They may come with the next update.
    }
list-rest =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
list-take =
    { $count ->
        [one] Add { $count } place
       *[other] Add { $count } places
    }
list-leave = No thanks
list-close = Close
list-taken-none = All of them were among your places already.
list-taken-rest =
    { $count ->
        [one] You had { $count } already.
       *[other] You had { $count } already.
    }
list-refused = The list could not be read
list-broken = The link is not complete. Ask for it again and copy all of it. Nothing was changed.
list-newer = The list was made by a newer app. Update this one and open the link again. Nothing was changed.
list-too-many = The list holds more places than fit into a link. Ask for it as a file. Nothing was changed.

## Reminders

reminders-title = Reminders
remind-title = Remind me
remind-which = Which time
remind-every = Remind me every time
remind-is-every = Reminds you every time
remind-hour = An hour before
remind-morning = That morning
remind-evening = The evening before
remind-too-late = This begins too soon for a reminder.
remind-planned = The device reminds you even while the app is closed. You hear of a move or a cancellation once the app has been online.
remind-when-open = The reminder comes only while the app is open.
remind-denied = Notifications are blocked in this device’s settings. The reminder is still shown in the app while it is open.
remind-in-app = This device doesn’t show the app’s notifications yet. The reminder is shown in the app while it is open.
remind-waits = reminder { $moment }. Begins { $when }
remind-due = begins { $when }
remind-vanished = this time is no longer in the directory
remind-remove = Remove
remind-clear = All right
remind-remove-heard = Remove the reminder: { $name }
remind-look = Look
remind-close = All right

## Privacy of these

privacy-kept-own = Your notes, your own order, the places you hid, and reminders.
privacy-sent-list = When you share your list, the places travel in the link. The server doesn’t see them; the other person does.
privacy-sent-maps = A street map is fetched only when you choose it. Its server then sees which area’s map is fetched.
privacy-sent-backup = If your phone backs up apps, your choices and what you saved are part of its copy. The phone’s own system looks after it.
