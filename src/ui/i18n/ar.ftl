# Arabic. Wants a native reader's review.
# Families are spoken to in the plural; buttons are verbal nouns. 24-hour clock, weeks from Monday.

app-name = Avoin ovi
back = رجوع
show-more = عرض المزيد

## Counts

count-best = أفضل النتائج: { $count }
count-places =
    { $count ->
        [zero] لا أماكن
        [one] مكان واحد
        [two] مكانان
        [few] { $count } أماكن
        [many] { $count } مكانًا
       *[other] { $count } مكان
    }

## Times

weekday-short =
    { $day ->
        [mon] الاثنين
        [tue] الثلاثاء
        [wed] الأربعاء
        [thu] الخميس
        [fri] الجمعة
        [sat] السبت
       *[sun] الأحد
    }
day-name =
    { $day ->
        [new_year] رأس السنة
        [epiphany] عيد الغطاس
        [good_friday] الجمعة العظيمة
        [easter_sunday] عيد الفصح
        [easter_monday] اثنين الفصح
        [may_day] عيد العمال
        [ascension] عيد الصعود
        [pentecost] عيد العنصرة
        [midsummer_day] عيد منتصف الصيف
        [all_saints] عيد جميع القديسين
        [independence] عيد استقلال فنلندا
        [christmas_day] عيد الميلاد
        [second_christmas_day] ثاني أيام عيد الميلاد
        [maundy_thursday] خميس الأسرار
        [may_day_eve] عشية عيد العمال
        [midsummer_eve] عشية منتصف الصيف
        [christmas_eve] عشية عيد الميلاد
       *[new_years_eve] عشية رأس السنة
    }
day-month = { $day } { $month ->
        [1] يناير
        [2] فبراير
        [3] مارس
        [4] أبريل
        [5] مايو
        [6] يونيو
        [7] يوليو
        [8] أغسطس
        [9] سبتمبر
        [10] أكتوبر
        [11] نوفمبر
       *[12] ديسمبر
    }
day-month-year = { $day } { $month ->
        [1] يناير
        [2] فبراير
        [3] مارس
        [4] أبريل
        [5] مايو
        [6] يونيو
        [7] يوليو
        [8] أغسطس
        [9] سبتمبر
        [10] أكتوبر
        [11] نوفمبر
       *[12] ديسمبر
    } { $year }
weekday-and-date = { $weekday } { $date }
clock = { $hour }:{ $minute }
clock-hour = { $hour }:00
when-today = اليوم الساعة{ "\u00A0" }{ $time }
when-tomorrow = غدًا الساعة{ "\u00A0" }{ $time }
when-day = { $day } الساعة{ "\u00A0" }{ $time }
from-to = { $from }–{ $to }
at-from-to = الساعة{ "\u00A0" }{ $from }–{ $to }
at-from = من الساعة{ "\u00A0" }{ $from }
today-weekday = اليوم { $weekday }

## Times that come again

weekday-name =
    { $day ->
        [mon] الاثنين
        [tue] الثلاثاء
        [wed] الأربعاء
        [thu] الخميس
        [fri] الجمعة
        [sat] السبت
       *[sun] الأحد
    }
month-name =
    { $month ->
        [1] يناير
        [2] فبراير
        [3] مارس
        [4] أبريل
        [5] مايو
        [6] يونيو
        [7] يوليو
        [8] أغسطس
        [9] سبتمبر
        [10] أكتوبر
        [11] نوفمبر
       *[12] ديسمبر
    }
month-and-year = { $month } { $year }
month-short =
    { $month ->
        [1] يناير
        [2] فبراير
        [3] مارس
        [4] أبريل
        [5] مايو
        [6] يونيو
        [7] يوليو
        [8] أغسطس
        [9] سبتمبر
        [10] أكتوبر
        [11] نوفمبر
       *[12] ديسمبر
    }
list-and = { $first } و{ $last }
rule-daily = كل يوم
rule-workdays = من الاثنين إلى الجمعة
rule-every-other-day = كل يومين
rule-every-days =
    { $count ->
        [few] كل { $count } أيام
        [many] كل { $count } يومًا
       *[other] كل { $count } يوم
    }
rule-on-weekday =
    { $day ->
        [mon] أيام الاثنين
        [tue] أيام الثلاثاء
        [wed] أيام الأربعاء
        [thu] أيام الخميس
        [fri] أيام الجمعة
        [sat] أيام السبت
       *[sun] أيام الأحد
    }
rule-every-other-week = كل أسبوعين { $days }
rule-every-weeks =
    { $count ->
        [few] كل { $count } أسابيع { $days }
        [many] كل { $count } أسبوعًا { $days }
       *[other] كل { $count } أسبوع { $days }
    }
rule-every-other-month = كل شهرين، { $days }
rule-every-months =
    { $count ->
        [few] كل { $count } أشهر، { $days }
        [many] كل { $count } شهرًا، { $days }
       *[other] كل { $count } شهر، { $days }
    }
rule-even-weeks = في الأسابيع الزوجية { $days }
rule-odd-weeks = في الأسابيع الفردية { $days }
rule-weeks = في الأسابيع { $weeks } { $days }
rule-in-months = { $days } ({ $months })
rule-yearly = كل عام في { $date }
rule-first-in-month = { $day } الأول من الشهر
rule-second-in-month = { $day } الثاني من الشهر
rule-third-in-month = { $day } الثالث من الشهر
rule-fourth-in-month = { $day } الرابع من الشهر
rule-fifth-in-month = { $day } الخامس من الشهر
rule-last-in-month = { $day } الأخير من الشهر
rule-day-of-month = اليوم { $day } من الشهر
rule-last-day-of-month = آخر يوم في الشهر

## States

state-open = مفتوح
state-closes = يغلق الساعة{ "\u00A0" }{ $time }
state-closes-day = يغلق { $when }
state-running = جارٍ الآن
state-until = حتى الساعة{ "\u00A0" }{ $time }
state-closing-soon = يغلق قريبًا
state-ending-soon = ينتهي قريبًا
state-at = الساعة{ "\u00A0" }{ $time }
state-opening-soon = يفتح قريبًا
state-starting-soon = يبدأ قريبًا
state-closed = مغلق
state-opens = يفتح { $when }
state-not-running = غير جارٍ الآن
state-next = المرة القادمة { $when }
state-closed-today-named = مغلق اليوم ({ $day })
state-closed-named = مغلق ({ $day })
state-closed-today = مغلق اليوم
state-by-appointment = بموعد مسبق
state-by-appointment-detail = يلزم الحجز أو التسجيل أولًا
state-told-open = ربما مفتوح
state-told-running = ربما جارٍ الآن
state-told-closed = ربما مغلق
state-told-opens = ربما يفتح { $when }
state-told-next = المرة القادمة ربما { $when }
state-answers = يردّ الآن
state-not-answering = لا يردّ الآن
state-answers-when = يردّ { $when }
state-told-answers = ربما يردّ الآن
state-told-answers-when = ربما يردّ { $when }
state-told-not-answering = ربما لا يردّ الآن
state-holiday-check = عطلة رسمية – تحققوا من الأوقات
state-named-day-check = { $day } – تحققوا من الأوقات
state-school-holiday-check = عطلة مدرسية – تحققوا من الأوقات
state-season-check = موسم عطلات – تحققوا من الأوقات
state-told-short = ربما مفتوح
state-told-short-until = ربما مفتوح حتى الساعة{ "\u00A0" }{ $time }
state-unknown = ساعات العمل غير معروفة
state-any-time = متاح في أي وقت
in-minutes =
    { $count ->
        [one] بعد دقيقة واحدة
        [two] بعد دقيقتين
        [few] بعد { $count } دقائق
       *[other] بعد { $count } دقيقة
    }

told-year = معلومة من عام { $year }
told-month = معلومة من { $month ->
        [1] يناير
        [2] فبراير
        [3] مارس
        [4] أبريل
        [5] مايو
        [6] يونيو
        [7] يوليو
        [8] أغسطس
        [9] سبتمبر
        [10] أكتوبر
        [11] نوفمبر
       *[12] ديسمبر
    } { $year }
told-day = معلومة من { $date }
told-undated = معلومة بلا تاريخ
row-undated = بلا تاريخ

reason-stale = لم يتحقق أحد من هذه الأوقات منذ أكثر من عامين. تأكدوا قبل الذهاب.
reason-undated = لا نعرف متى أُعلنت هذه الأوقات. تأكدوا قبل الذهاب.
reason-holiday = لم يذكر المكان أوقاته في العطل الرسمية.
reason-eve = لم يذكر المكان أوقاته عشية العطلة.
reason-school-holidays = تتوقف مجموعات كثيرة في العطل المدرسية. ولم يُذكر هل تتوقف هذه.
reason-season = في الصيف وعيد الميلاد تتغير الأوقات في أماكن كثيرة. ولم يُذكر هل تتغير هنا.
reason-building-hours = هذه ساعات المبنى. وقد يكون وقت العائلات أقصر.
reason-parsed-doubt = استخرج برنامجٌ هذه الأوقات من نص.
reason-drop-in-unknown = لا نعرف هل يمكن الحضور دون تسجيل.
reason-season-over = انتهى الموسم الذي نعرفه. ولم تُعلن أوقات الموسم الجديد بعد.
reason-no-hours = لم يذكر أحد ساعات العمل. اتصلوا أو انظروا في صفحة المكان.
reason-no-end = وقت البدء معلن، أما وقت الانتهاء فلا.
reason-between-sessions = نعرف أوقات البرنامج فقط، ولا نعرف متى يفتح المكان في غيرها.
reason-before-season = لم يبدأ الموسم بعد.
reason-registration-required = يلزم التسجيل أولًا.
reason-no-opening = لا نعرف متى يفتح في المرة القادمة.
reason-permanently-closed = أُغلق المكان نهائيًا.
reason-text-only = الأوقات مذكورة بالكلمات فقط. اقرؤوها أدناه.
reason-unreadable = لا يستطيع البرنامج قراءة الأوقات بيقين. اقرؤوها أدناه.
reason-temporarily-closed = المكان مغلق مؤقتًا.
reason-children-alone = هذا للأطفال أو الشباب دون مرافق بالغ.

## Now

now-title = إلى أين الآن؟
now-pill = الآن · { $weekday } { $time }
now-open = مفتوح الآن
now-check = ربما مفتوح
now-check-note = تأكدوا أولًا
now-later = يفتح اليوم
now-unknown = ساعات العمل غير معروفة
now-town-empty = ليس في الدليل هنا أماكن قد تكون مفتوحة الآن.
now-elsewhere = في أنحاء فنلندا الأخرى
now-search = بحث
now-search-placeholder = مكان أو عنوان
now-search-clear = مسح البحث
now-search-results = نتائج البحث
now-position-none = أين أنتم؟
now-settings = الإعدادات
now-loading = جارٍ البحث عن أماكن
now-empty-title = لا شيء مفتوح الآن
now-empty-text = لم نجد مكانًا مفتوحًا الآن أو يفتح لاحقًا اليوم. أدناه أماكن لا نعرف أوقاتها.
now-empty-all-title = لا أماكن هنا بعد
now-empty-all-text = ليس في الدليل أماكن في هذه المنطقة. اختاروا بلدية أخرى.
search-empty-title = لا توجد نتائج
search-empty-text = جرّبوا كلمة أقصر أو اسم مدينة أو شارع.
distance-m = { $metres } م
distance-km = { $kilometres } كم

tag-free = مجاني
tag-paid = برسوم
tag-no-registration = دون تسجيل
tag-registration = التسجيل أولًا
rows-unsure = لا نعرف هل تناسبكم هذه
rows-left-out =
    { $count ->
        [zero] لا أماكن أخرى.
        [one] مكان واحد آخر. ضيّقوا البحث لرؤيته.
        [two] مكانان آخران. ضيّقوا البحث لرؤيتهما.
        [few] { $count } أماكن أخرى. ضيّقوا البحث لرؤيتها.
        [many] { $count } مكانًا آخر. ضيّقوا البحث لرؤيتها.
       *[other] { $count } مكان آخر. ضيّقوا البحث لرؤيتها.
    }
row-about = { $town } (تقريبًا)
tag-languages = اللغات: { $languages }
mark-yes = مناسب: { $what }
mark-unknown = غير معروف: { $what }

## Another time

then-title-today = إلى أين اليوم؟
then-title-tomorrow = إلى أين غدًا؟
then-title-weekday = إلى أين يوم { $day ->
        [mon] الاثنين
        [tue] الثلاثاء
        [wed] الأربعاء
        [thu] الخميس
        [fri] الجمعة
        [sat] السبت
       *[sun] الأحد
    }؟
then-title-date = إلى أين في { $date }؟
then-open = مفتوح حينها
then-later = يفتح لاحقًا في ذلك اليوم
then-town-empty = ليس في الدليل هنا أماكن قد تكون مفتوحة حينها.
then-empty-title = لا شيء مفتوح حينها
then-empty-text = لم نجد مكانًا مفتوحًا حينها أو يفتح لاحقًا في ذلك اليوم. أدناه أماكن لا نعرف أوقاتها.
on-weekday-date-at = { $day ->
        [mon] الاثنين
        [tue] الثلاثاء
        [wed] الأربعاء
        [thu] الخميس
        [fri] الجمعة
        [sat] السبت
       *[sun] الأحد
    } { $date } الساعة{ "\u00A0" }{ $time }
time-choose = { $time } – تغيير الوقت
time-not-now = { $time }، ليس الآن
time-back-to-now = عرض الآن
time-title = متى؟
time-day = اليوم
time-other-day = يوم آخر
time-bad-day = اختاروا يومًا من اليوم وحتى عام من الآن.
time-clock = الوقت
time-hour = الساعة
time-minute = الدقيقة
time-at = { $time }
time-show = عرض: { $time }
time-text = الأوقات بتوقيت فنلندا.
day-today = اليوم
day-tomorrow = غدًا

## Filters

filters-title = عمّ تبحثون؟
filters-text = لا نستبعد مكانًا إلا إذا عرفنا أنه لا يناسبكم. والأماكن التي لا نعرف عنها تأتي في الآخر.
filters-open = تصفية
filters-asked = التصفية
filters-open-count = تصفية · { $count }
filters-clear = إزالة التصفية
filters-clear-short = مسح
filters-show =
    { $count ->
        [zero] لا أماكن
        [one] عرض مكان واحد
        [two] عرض مكانين
        [few] عرض { $count } أماكن
        [many] عرض { $count } مكانًا
       *[other] عرض { $count } مكان
    }
filters-show-list = عرض الأماكن
filters-show-calendar = عرض التقويم
filters-cost = السعر والتسجيل
filter-free = المجاني فقط
filter-drop-in = دون حجز
filters-distance = المسافة
filters-distance-any = أي مسافة
filters-distance-none = يمكنكم اختيار المسافة بعد تحديد موقعكم بدقة أكبر من البلدية.
filters-distance-set = تحديد موقعي
filter-within = ضمن { $distance }
filters-kind = نوع المكان
filters-kind-text = لا تظهر ملاعب الأطفال إلا إذا اخترتموها.
filters-operator = الجهة المنظِّمة
filters-sure = مدى اليقين
filters-sure-text = هناك ما لا نعرفه عن أماكن كثيرة. وقد يقصّر استبعادها القائمة كثيرًا.
filter-sure = المناسب بالتأكيد فقط
operator-county = منطقة الرعاية الاجتماعية والصحية
operator-municipality = بلدية
operator-association = منظمة
operator-parish = رعية الكنيسة
operator-private = شركة
operator-other = جهة أخرى
emptied-title = لا مكان يناسب كل ما اخترتموه
emptied-text = هذا يعيد إظهار أماكن:
emptied-all-text = عوامل التصفية معًا أكثر من اللازم.

## Kinds of place

kind-meeting-place = مكان لقاء
kind-family-cafe = مقهى العائلة
kind-parish-club = نادي عائلات الكنيسة
kind-open-early-education = تربية مبكرة مفتوحة
kind-playground-house = حديقة السكان
kind-playground = ملعب أطفال
kind-family-centre = مركز الأسرة
kind-library = مكتبة
kind-youth = مكان للشباب
kind-other = مكان آخر

## A place's page

place-hours = ساعات العمل
place-hours-source = كما يذكر المكان أوقاته
place-hours-building = ساعات المبنى. وقد يكون وقت العائلات أقصر.
place-hours-none = لم تُذكر ساعات العمل.
place-week-unknown = غير معروف
place-week-closed = مغلق
place-week-uncertain = ربما { $hours }
place-about = عن المكان
place-first-visit = عند زيارتكم الأولى
place-pictures = وصف الصورة
place-picture-by = الصورة: { $whose }
place-accessibility = إمكانية الوصول
place-accessibility-unknown = لم يُذكر شيء عن إمكانية الوصول.
place-assessed = التقييم: { $date }
place-assessed-by = التقييم: { $date } · { $who }
place-who = لمن وكيف
place-operator = الجهة المنظِّمة
place-where = العنوان وكيفية الوصول
place-contact = الاتصال
place-sessions-add = إضافة كل المواعيد إلى تقويمكم
place-sessions = البرنامج
place-sessions-words = مذكور أيضًا بالكلمات
place-sources = مصدر المعلومات
place-verified = جرى التحقق مع المكان في { $date }
place-verified-by = جرى التحقق مع المكان في { $date } · { $who }
place-unofficial-name = الاسم ترجمة من الدليل، وليس اسمًا رسميًا.
place-position-about = الموقع الدقيق غير معروف.
place-in-house = في مبنى { $name }
place-use-position = قياس المسافات من هنا
place-position-used = تُقاس المسافات من هنا
place-missing-title = لا يوجد هذا المكان
place-missing-text = ربما يكون الرابط قديمًا أو فيه خطأ، أو حُذف المكان من الدليل.
place-bad-id-text = في الرابط خطأ، فلا نعرف أي مكان تقصدون.
place-to-now = عرض الأماكن المفتوحة
place-call = اتصال
place-email = بريد إلكتروني
place-web = صفحة الويب
place-route = الطريق
place-moved = انتقل هذا المكان.
place-moved-link = عرض المكان الجديد
place-cost-free = مجاني
place-cost-optional = الدفع اختياري
place-cost-paid = برسوم
place-cost-paid-amount = السعر { $amount } يورو
place-cost-unknown = لم يُذكر السعر
place-drop-in-yes = يمكنكم الحضور دون حجز
place-drop-in-no = بالحجز أو التسجيل فقط
place-drop-in-unknown = لا نعرف هل يلزم الحجز
place-registration-none = لا حاجة للتسجيل
place-registration-required = يلزم التسجيل أولًا
place-referral = تلزم إحالة
place-led-professional = بإشراف مختص
place-led-volunteer = بإشراف متطوعين
place-led-both = بإشراف مختصين ومتطوعين
place-substance-free = بلا كحول ولا مخدرات
place-ages-from-to-years =
    { $to ->
        [few] للأعمار { $from }–{ $to } سنوات
       *[other] للأعمار { $from }–{ $to } سنة
    }
place-ages-from-years =
    { $from ->
        [one] من عمر سنة واحدة
        [two] من عمر سنتين
        [few] من عمر { $from } سنوات
       *[other] من عمر { $from } سنة
    }
place-ages-from-to-months =
    { $to ->
        [few] للصغار بعمر { $from }–{ $to } أشهر
        [many] للصغار بعمر { $from }–{ $to } شهرًا
       *[other] للصغار بعمر { $from }–{ $to } شهر
    }
place-children-alone = للأطفال أو الشباب دون مرافق بالغ
place-language-activity = لغة الأنشطة: { $languages }
place-language-staff = يتحدث العاملون: { $languages }
place-language-none-needed = لا حاجة إلى لغة مشتركة
place-language-interpreter = مترجم فوري عند الطلب
place-language-unknown = لم تُذكر اللغات
place-gone-text = لم يعد المكان في الدليل: ربما أُغلق أو انتقل أو استُبعد. لا نعرف هل هو مفتوح.
place-open-map = فتح في تطبيق الخرائط
place-open-web-map = فتح خريطة في المتصفح
place-promise = وعد الشبكة
place-life-situations = لهذه المراحل من الحياة
place-standing = ضمن مركز الأسرة
place-tasks = مهام مركز الأسرة
place-quality = معايير الجودة
place-registration-here = التسجيل هنا
place-registration-from-to = التسجيل مفتوح { $from }–{ $to }
place-registration-from = يبدأ التسجيل { $from }
place-registration-to = آخر موعد للتسجيل { $to }
quality-yes = متحقق
quality-partly = متحقق جزئيًا
quality-no = لم يتحقق بعد
quality-self = تقييم ذاتي
quality-peer = تقييم الأقران
session-join = انضمام عبر الإنترنت
report-title = هل هناك خطأ؟ أخبرونا
report-to-source = تذهب الرسالة إلى المصدر: { $source }. ما الخطأ؟
report-to-editor = تذهب الرسالة إلى محرري الدليل. ما الخطأ؟
report-to-anybody = لم يذكر المصدر عنوانًا. يمكنكم مشاركة الرسالة كما تشاؤون. ما الخطأ؟
report-hours = ساعات العمل
report-closed = أُغلق المكان نهائيًا
report-address = العنوان أو الموقع
report-accessibility = إمكانية الوصول
report-other = شيء آخر
report-subject = Avoin ovi: { $name }: { $fact }
report-now = مكتوب في التطبيق: { $fact }
report-right = المعلومة الصحيحة هي:
session-cancelled = ملغى
session-postponed = مؤجَّل
session-moved = نُقل الموعد
session-online = عبر الإنترنت
session-registration = التسجيل أولًا

need-step-free-entrance = مدخل بلا درجات
need-lift = مصعد
need-accessible-toilet = مرحاض لذوي الإعاقة
need-changing-table = طاولة تغيير الحفاضات
need-stroller-access = يمكن الدخول بعربة أطفال
need-stroller-parking = مكان لعربات الأطفال
need-accessible-parking = موقف سيارات لذوي الإعاقة
need-induction-loop = حلقة سمعية
need-quiet-space = مكان هادئ
answer-yes = نعم
answer-no = لا
answer-unknown = غير معروف

language-name =
    { $tag ->
        [fi] الفنلندية
        [sv] السويدية
        [en] الإنجليزية
        [ru] الروسية
        [ar] العربية
        [so] الصومالية
        [uk] الأوكرانية
        [et] الإستونية
        [ku] الكردية
        [fa] الفارسية
        [prs] الدرية
        [ckb] السورانية
        [se] السامية الشمالية
        [smn] سامية إناري
        [sms] سامية سكولت
        [fse] لغة الإشارة الفنلندية
        [vi] الفيتنامية
        [tr] التركية
        [es] الإسبانية
        [pl] البولندية
        [de] الألمانية
        [fr] الفرنسية
        [zh] الصينية
        [th] التايلاندية
        [sq] الألبانية
        [ti] التغرينية
        [pt] البرتغالية
       *[other] { $tag }
    }

## The family: children's ages, languages and needs

age-in-months =
    { $months ->
        [one] شهر واحد
        [two] شهران
        [few] { $months } أشهر
        [many] { $months } شهرًا
       *[other] { $months } شهر
    }
age-in-years =
    { $years ->
        [one] سنة واحدة
        [two] سنتان
        [few] { $years } سنوات
       *[other] { $years } سنة
    }
age-in-both = { $years ->
        [one] سنة
        [two] سنتان
        [few] { $years } سنوات
       *[other] { $years } سنة
    } و{ $months ->
        [one] شهر
        [two] شهران
        [few] { $months } أشهر
        [many] { $months } شهرًا
       *[other] { $months } شهر
    }
age-years = السنوات
age-months = الأشهر
age-another = طفل آخر
languages-more = لغات أخرى
chip-remove = إزالة: { $what }
family-ages = أعمار الأطفال
family-ages-text = المكان مناسب عندما يناسب كل طفل. وتزداد الأعمار تلقائيًا.
family-languages = اللغة المستخدمة في المكان
family-needs = ما تحتاجون إليه

## A link’s choices

link-text = جاءت هذه الاختيارات مع الرابط. هل تريدون الاحتفاظ بها؟
link-refused = تعذر استخدام بعض اختيارات الرابط.
link-keep = الاحتفاظ بها
link-drop = لا، شكرًا
link-understood = فهمت

## Position

position-title = أين أنتم؟
position-none = كل فنلندا
position-text = أو اختاروا بأنفسكم بلدية أو عنوان مكان.
position-search = البحث عن بلدية أو عنوان
position-search-placeholder = بلدية أو عنوان
position-no-match = لا توجد بلدية أو عنوان بهذا الاسم.
position-addresses = أماكن وعناوين
position-map = نقطة على الخريطة
position-device = موقعي
position-device-title = موقع الجهاز
position-device-text = سترون ما هو قريب منكم. يُقرَّب الموقع ويبقى في هذا الجهاز.
position-locate = استخدام موقعي
position-locate-again = تحديث موقعي
position-asked = جارٍ سؤال الجهاز …
position-denied = لم يسمح الجهاز بذلك. يمكنكم السماح بالموقع في إعداداته، أو اختيار مكان بأنفسكم.
position-off = الموقع مغلق في إعدادات هذا الجهاز. يمكنكم تشغيله، أو اختيار مكان بأنفسكم.
position-not-here = هذا الجهاز لا يخبر التطبيق بموقعه. اختاروا بلدية أو عنوانًا بأنفسكم.
position-failed = تعذر تحديد الموقع. اختاروا بلدية أو عنوانًا بأنفسكم. ما حدث: { $detail }
position-list = البلديات

## Settings

settings-title = الإعدادات
settings-language = اللغة
settings-language-unreviewed = لم يراجع هذه الترجمة بعد أحد من الناطقين بها أصلًا.
settings-install = التثبيت على الجهاز
settings-install-text = يحصل التطبيق على أيقونة خاصة به ويُفتح دون المتصفح.
settings-install-press = تثبيت Avoin ovi
settings-install-menu = افتحوا قائمة المشاركة في المتصفح واختاروا الإضافة إلى الشاشة الرئيسية. عند فتحه من الأيقونة يبدأ التطبيق فارغًا: صدّروا أولًا ما حفظتموه إلى ملف.
settings-example = تجربة منطقة المثال
settings-example-text = Esimerkkilä منطقة خيالية فيها مثال على كل شيء. وتبقى الأماكن الحقيقية كما هي.
settings-example-on = منطقة المثال مفعّلة
settings-example-off = منطقة المثال متوقفة
settings-own = اختياراتكم
settings-about = عن التطبيق
settings-family = الأطفال والاحتياجات واللغات
settings-family-none = لم يُذكر شيء بعد
settings-family-some =
    { $count ->
        [zero] لا اختيارات
        [one] اختيار واحد
        [two] اختياران
        [few] { $count } اختيارات
        [many] { $count } اختيارًا
       *[other] { $count } اختيار
    }
settings-feed = من أين تأتي المعلومات
settings-feed-text = الناشر والتحديثات
settings-regions = المناطق والتحديثات
settings-regions-text = أيّ المناطق تُحدَّث
settings-maps-text = الشوارع على الخريطة، من دون شبكة
settings-sources = المصادر والتراخيص
settings-software = مكونات التطبيق وتراخيصها
settings-accessibility = إمكانية الوصول
settings-privacy = الخصوصية
settings-privacy-text = ما يبقى في الهاتف وما يُرسل
settings-version = Avoin ovi { $version }
example-banner = أماكن خيالية
example-leave = إنهاء
update-ready = نسخة جديدة جاهزة
update-take = استخدامها الآن
update-aside = لاحقًا

## Pages of the settings

family-text = أخبروا التطبيق مرة واحدة، فتعرض القوائم الأماكن التي تناسبكم. لا يخرج شيء من هذا من الجهاز.

feed-text = يأتي الدليل مع التطبيق. ويمكن لناشر أن يبقيه محدّثًا؛ وأنتم تقررون من هو.
feed-now = الناشر الحالي
feed-none = لا تُجلب تحديثات. ترون الدليل الذي جاء مع التطبيق.
feed-fingerprint = البصمة
feed-issued = نُشر { $when }
feed-checked = آخر سؤال { $when }
feed-sync = تحديث الآن
feed-sparing = الجلب التلقائي عبر الواي فاي فقط
feed-sparing-text = جلب التغييرات يستهلك عادة أقل من 20 كيلوبايت. الزر يجلب دائمًا.
feed-forget = إيقاف المتابعة
feed-stop = إيقاف الجلب
feed-again = ستُعاد المحاولة تلقائيًا { $when }.
feed-outdated = قد تكون هذه المعلومات قديمة. وعد الناشر بتحديثها بحلول { $day }.
feed-clock = تاريخ الجهاز هو { $day }، ولا يمكن أن يكون صحيحًا. تُحسب ساعات العمل وفقه: تحقق من ساعة الجهاز.
feed-running = جارٍ جلب معلومات جديدة
feed-progress = { $done } من { $total }
size-kb = { $size } كيلوبايت
size-mb = { $size } ميغابايت
feed-up-to-date = كل شيء محدّث.
feed-updated =
    { $count ->
        [zero] لم يُحدَّث أي مكان.
        [one] تم التحديث: مكان واحد.
        [two] تم التحديث: مكانان.
        [few] تم التحديث: { $count } أماكن.
        [many] تم التحديث: { $count } مكانًا.
       *[other] تم التحديث: { $count } مكان.
    }
feed-skipped =
    { $count ->
        [zero] لم يُستبعد أي سجل.
        [one] تعذرت قراءة سجل واحد فاستُبعد.
        [two] تعذرت قراءة سجلّين فاستُبعدا.
        [few] تعذرت قراءة { $count } سجلات فاستُبعدت.
        [many] تعذرت قراءة { $count } سجلًا فاستُبعدت.
       *[other] تعذرت قراءة { $count } سجل فاستُبعدت.
    }
feed-new = متابعة ناشر آخر
feed-link = رابط الناشر
feed-look = معرفة من ينشر
feed-looking = جارٍ السؤال عمّن ينشر
feed-introduced = الناشر في هذا العنوان:
feed-compare = قارنوا البصمة بالتي أعطاكم إياها الناشر. لا تثقوا بها إلا إذا كانتا متطابقتين.
feed-agree = أثق به، متابعة
feed-refuse = عدم المتابعة
feed-error-link = هذا ليس رابطًا يمكن متابعته. يبدأ الرابط بـ { "\u2066" }https://{ "\u2069" }
feed-error-root = بصمة الرابط ناقصة. انسخوا الرابط كاملًا.
feed-error-network = لا يوجد اتصال. ما كان لديكم باقٍ.
feed-error-portal = الشبكة تجيب بدلًا من الناشر. سجّلوا الدخول إلى الشبكة أولًا.
feed-error-not-found = لا يوجد دليل في هذا العنوان.
feed-error-trust = البصمة ليست التي جرى الوثوق بها. لم يُجلب شيء.
feed-error-corrupt = لا يمكن الوثوق بما جُلب: التوقيع أو المحتوى غير مطابق. ما كان لديكم باقٍ.
feed-error-too-new = المعلومات معدّة لتطبيق أحدث. حدّثوا التطبيق.
feed-error-full = لا توجد مساحة كافية في الجهاز.
feed-error-storage = تعذر حفظ المعلومات. ما كان لديكم باقٍ.

regions-text = اختاروا المناطق التي تُحدَّث. وما نعرفه عن غيرها يبقى كما هو.
regions-all = البلد كله
regions-list = مناطق الرعاية الاجتماعية والصحية
regions-shared = مشمول دائمًا
regions-national = خدمات لكل البلد
regions-playgrounds = ملاعب الأطفال
regions-issued = نُشر { $date }
regions-from-feed = من الشبكة
count-events =
    { $count ->
        [zero] لا فعاليات
        [one] فعالية واحدة
        [two] فعاليتان
        [few] { $count } فعاليات
       *[other] { $count } فعالية
    }
count-events-more = أكثر من { $count } فعالية
count-services =
    { $count ->
        [zero] لا خدمات
        [one] خدمة واحدة
        [two] خدمتان
        [few] { $count } خدمات
       *[other] { $count } خدمة
    }

software-text = بُني Avoin ovi من هذه البرمجيات الحرة. يقود كل اسم إلى صفحته، وفيها المصدر والترخيص كاملًا.
software-sqlite = قاعدة البيانات SQLite ملك عام.

statement-text = الهدف هو WCAG 2.2 AA: تطبيق يعمل للجميع، حتى عند التعب وبيد واحدة.
statement-works = ما يعمل
statement-works-keyboard = يمكن استخدام كل شيء بلوحة المفاتيح، وموضع التركيز ظاهر.
statement-works-reader = يسمع قارئ الشاشة العناوين والأسماء والحالات. وتُذكر الحالة بالكلمات دائمًا.
statement-works-text = يمكن تكبير النص إلى الضعف، ولا يختفي شيء.
statement-works-colours = للألوان تباين كافٍ في الوضعين الفاتح والداكن. ولا يعتمد شيء على اللون وحده.
statement-works-motion = إذا طلب جهازكم تقليل الحركة فلا شيء يتحرك.
statement-works-targets = ارتفاع الأزرار 44 بكسل على الأقل.
statement-tested = كيف اختُبر
statement-tested-text = يفحص برنامج (axe) كل شاشة في الوضعين الفاتح والداكن بعد كل تغيير. ويُختبر كذلك النص الكبير والشاشة الضيقة وتباين الألوان. والتقييم من صانعي التطبيق أنفسهم.
statement-gaps = ما ينقص بعد
statement-gaps-people = لم يجرّب التطبيقَ معنا بعدُ أشخاصٌ يستخدمون قارئ الشاشة.
statement-gaps-language = كثيرًا ما تكون أوصاف الأماكن بالفنلندية فقط. يبيّن التطبيق اللغة لكنه لا يترجم.
statement-gaps-plain = لا توجد بعد لغة مبسّطة ولا لغة إشارة.
statement-gaps-places = لا يُعرف شيء عن إمكانية الوصول في أماكن كثيرة. ويُكتب عندها «غير معروف».
statement-tell = أخبرونا
statement-tell-text = إن أعاقكم شيء فاكتبوا إلينا. سنصلحه.
statement-tell-nobody = إن أعاقكم شيء فأخبروا من أعطاكم التطبيق.
statement-authority = إن لم يصلكم رد خلال أسبوعين، يمكنكم مراجعة الجهة المشرفة على إمكانية الوصول: saavutettavuusvaatimukset.fi.
statement-subject = Avoin ovi: إمكانية الوصول

privacy-text = باختصار: لا تحتاجون إلى حساب، ولا أحد يتتبعكم، واختياراتكم تبقى في هذا الجهاز.
privacy-kept = ما يبقى في الجهاز
privacy-kept-saved = الأماكن التي حفظتموها، وما كان معروفًا عنها حينها.
privacy-kept-choices = ما اخترتموه من لغة وبلدية أو مكان ومناطق وعوامل تصفية.
privacy-kept-family = أعمار أطفالكم بأشهر الميلاد، والاحتياجات واللغات، إن ذكرتموها.
privacy-kept-directory = الدليل: الأماكن والفعاليات والخدمات.
privacy-sent = ما يُرسل
privacy-sent-text = يجلب التطبيق ملفات الدليل من خادم الناشر. ولا يطلب شيئًا آخر من أحد.
privacy-sent-never = موقعكم وكلمات البحث وأماكنكم المحفوظة ومعلومات عائلتكم لا تُرسل إلى أي جهة.
privacy-sent-host = يرى الخادم ما تراه أي صفحة ويب: عنوان IP، والوقت، والملف المطلوب.
privacy-sent-links = عند فتح رابط أو الاتصال أو مشاركة مكان، تنتقلون إلى برنامج آخر له قواعده.
privacy-yours = كل هذا لكم
privacy-yours-text = يمكنكم تصدير أماكنكم إلى ملف. وعند إزالة التطبيق أو مسح بيانات الموقع يُمحى كل شيء.

# Street maps
maps-title = خرائط الشوارع
maps-text = تُظهر الخريطة البلد كله، لكن من دون شوارع. تُنزَّل خريطة شوارع المنطقة مرة واحدة، ثم تعمل من دون شبكة. يستهلك التنزيل من البيانات بقدر الحجم المذكور.
maps-none = لا تتوفر خرائط شوارع الآن. يمكنك فتح خريطة من ملف.
maps-offered = لم تُنزَّل بعد
maps-running = جارٍ التنزيل
maps-checking = جارٍ التحقق
maps-paused = لم يكتمل
maps-here = على هذا الجهاز
maps-newer = على هذا الجهاز؛ تتوفر نسخة أحدث ({ $size })
maps-replaces = تُستخدم الخريطة الحالية إلى أن تصبح الجديدة جاهزة.
maps-own = من ملف خاص بك
maps-action = { $action }: { $name }
maps-download = تنزيل ({ $size })
maps-update = تحديث ({ $size })
maps-pause = إيقاف مؤقت
maps-resume = متابعة
maps-cancel = إلغاء التنزيل
maps-delete = حذف
maps-freed = حُذفت { $name }. تحررت مساحة { $size }.
maps-error-network = انقطع الاتصال. ما نُزِّل محفوظ: تابِع عندما تعمل الشبكة.
maps-error-not-found = لم تعد هذه الخريطة متوفرة لدى الناشر.
maps-error-corrupt = ما وصل ليس الخريطة الموعودة. لم تُستخدم.
maps-error-full = لا توجد مساحة على الجهاز. ما نُزِّل محفوظ: أفسح مكانًا ثم تابِع.
maps-metered = أنتم على بيانات الهاتف المحمول: تنزيل خريطة يستهلكها.
maps-error-storage = تعذّر حفظ الخريطة. الخرائط الأخرى باقية.
maps-file = ملف خريطة خاص بك
maps-file-text = يمكن أيضًا فتح خريطة شوارع من ملف (.mbtiles)، من ذاكرة USB مثلًا. لا تفتح إلا ملفًا تثق بصانعه.
maps-file-open = فتح ملف
maps-file-kept = تُستخدم { $name } الآن.
maps-file-wrong = هذا الملف ليس خريطة شوارع.
maps-file-too-large = الملف كبير جدًا: { $size } على الأكثر.

## Sources

sources-title = المصادر والتراخيص
sources-text = تذكر صفحة كل مكان من أين جاءت معلوماته ومن أي يوم.
sources-directory = معلومات الدليل
sources-map = الخريطة الأساسية
sources-map-tiles = اليابسة والمياه والأسماء: © مساهمو OpenStreetMap (ODbL 1.0) و Statistics Finland (CC BY 4.0). البحيرات: Natural Earth (ملكية عامة). ملف الخريطة ككل: ODbL 1.0.
sources-map-streets = خرائط الشوارع: © المساهمون في OpenStreetMap (ODbL 1.0). يُذكر صانعو خرائط الناشرين الآخرين في صفحة خرائط الشوارع وتحت الخريطة.
sources-map-style = يرسم الخريطةَ MapLibre GL JS، وشكلها مبني على Protomaps (كلاهما BSD 3-Clause).
sources-app = البرنامج
sources-app-text = Avoin ovi برنامج حر (MIT أو Apache 2.0).
sources-font-text = الخط Atkinson Hyperlegible Next، من Braille Institute (SIL Open Font License 1.1).
sources-none = لم يُذكر ترخيص

## Tabs

tabs = القائمة الرئيسية
tab-now = الآن
tab-map = الخريطة
tab-calendar = التقويم
tab-saved = المحفوظات
tab-support = الدعم

## Calendar

calendar-today = اليوم
calendar-tomorrow = غدًا
calendar-choices = ما يُعرض
calendar-to-today = الانتقال إلى اليوم
calendar-month = شهر
calendar-week = أسبوع
calendar-span = أسبوع أم شهر
calendar-saved = المحفوظ فقط
calendar-elsewhere = وفي أماكن أخرى
calendar-month-before = الشهر السابق
calendar-month-after = الشهر التالي
calendar-week-before = الأسبوع السابق
calendar-week-after = الأسبوع التالي
calendar-day-busy = { $day }، توجد فعاليات
calendar-day-free = { $day }، لا فعاليات
calendar-heard = { $day }: { $count }
calendar-day-empty = لم يُذكر شيء عن هذا اليوم.
calendar-day-rest =
    { $count ->
        [zero] لا مواعيد أخرى في هذا اليوم.
        [one] موعد واحد آخر في هذا اليوم.
        [two] موعدان آخران في هذا اليوم.
        [few] { $count } مواعيد أخرى في هذا اليوم.
        [many] { $count } موعدًا آخر في هذا اليوم.
       *[other] { $count } موعد آخر في هذا اليوم.
    }
calendar-day-more = في هذا اليوم المزيد. اختر بلدية أو مرشّحات لترى الباقي.
calendar-over =
    { $count ->
        [zero] لم تنتهِ أي فعالية
        [one] انتهت فعالية واحدة
        [two] انتهت فعاليتان
        [few] انتهت { $count } فعاليات
       *[other] انتهت { $count } فعالية
    }
calendar-over-more = انتهت أكثر من { $count } فعالية
calendar-looked-to = هذا كل ما نعرفه حتى { $date }.
calendar-empty-title = لا شيء حتى { $date }
calendar-empty-text = ليس في الدليل مواعيد لهذه الأيام. أدناه ما ذُكرت مواعيده بالكلمات فقط.
calendar-empty-asked = لا موعد يناسب كل ما اخترتموه.
calendar-empty-saved = ليس لما حفظتموه مواعيد في هذه الأيام. لحفظ مكان أو فعالية اضغطوا على القلب.
calendar-show-all = عرض البقية أيضًا
calendar-words-text = ليست لهذه أيام يمكن وضعها في تقويم. اسألوا الجهة المنظِّمة.
plan-title = خطة العام
plan-now = الآن
plan-whole = العام كله
event-all-day = طوال اليوم
event-goes-on = مستمر
event-over = انتهى
event-check = تأكدوا أولًا
event-check-why = تأكدوا أولًا: { $why }
event-begun = بدأ؛ ولم يُذكر متى ينتهي
event-moved-to = الموعد الجديد: { $when }
event-moved-from = الموعد الأصلي: { $when }
event-also-online = عبر الإنترنت أيضًا
doubt-holiday = عطلة رسمية
doubt-eve = عشية عطلة
doubt-school-holidays = عطلة مدرسية

## An event's page

event-series = فعالية متكررة
event-online = عبر الإنترنت
event-hybrid = حضوريًا وعبر الإنترنت
event-when = متى
event-when-told = بكلمات المصدر
event-next-times = المواعيد القادمة
event-where = أين
event-about = عن الفعالية
event-join = انضمام
event-in-words = مواعيد مذكورة بالكلمات فقط
event-in-words-text = اقرؤوا الموعد أدناه.
event-last = كانت آخر مرة في { $date }
event-season-from = يبدأ في { $date }
event-season-to = آخر مرة حتى { $date }
event-season-over = انتهى الموسم في { $date }
event-breaks-none = دون انقطاع
event-breaks-unknown = لم يُذكر شيء عن فترات التوقف
event-break-days = توقّف: { $days }
event-break-school = توقّف في العطل المدرسية
event-break-words = توقّف: { $told }
event-hours-over-night = الساعة{ "\u00A0" }{ $from } – { $to }
event-doubt-stale = لم يتحقق أحد من هذا الموعد منذ أكثر من عامين. تأكدوا قبل الذهاب.
event-doubt-undated = لا نعرف متى أُعلن هذا الموعد. تأكدوا قبل الذهاب.
event-doubt-day = ذلك اليوم عطلة أو عشية عطلة، ولم يُذكر هل تُقام الفعالية فيه.
event-add-series = إضافة السلسلة إلى تقويمكم
event-add-one = إضافة إلى تقويمكم: { $when }
event-add-text = تصل إلى تقويمكم المواعيد المعروفة، لعام على الأكثر. ما يُلغى أو يُنقل لاحقًا ترونه هنا، ولن يعرفه تقويمكم.
event-added = تم: { $to }. افتحوه ليحفظ تقويم هاتفكم المواعيد.
event-not-added = تعذر إنشاء الملف. ما حدث: { $detail }
event-file-off = { $status }: { $name }
event-file-online = عبر الإنترنت: { $link }
event-file-source = المصدر: { $source }. المواعيد من Avoin ovi.
event-missing-title = لا توجد هذه الفعالية
event-missing-text = ربما يكون الرابط قديمًا أو فيه خطأ، أو حُذفت الفعالية من الدليل.
event-to-calendar = إلى التقويم
registration-now = التسجيل مفتوح الآن
registration-over = انتهى التسجيل في { $date }

## Saved

saved-title = أماكنكم
saved-count =
    { $count ->
        [zero] لا شيء محفوظ
       *[other] المحفوظ: { $count }
    }
saved-empty-title = لا شيء محفوظ بعد
saved-empty-text = افتحوا مكانًا واضغطوا على القلب. سيبقى هنا، حتى دون شبكة.
saved-keep = حفظ
saved-kept = محفوظ
saved-add = حفظ: { $name }
saved-remove = إزالة من المحفوظات: { $name }
saved-removed = أُزيل من المحفوظات: { $name }
saved-undo = تراجع
share = مشاركة
share-copied = تم النسخ. يمكنكم لصقه في رسالة.
share-not-here = لا يستطيع هذا الجهاز المشاركة.
share-failed = لم تنجح المشاركة: { $detail }
saved-next = المرة القادمة { $when }
saved-next-unknown = المرة القادمة غير معروفة
saved-kind-event = فعالية
saved-kind-service = خدمة
saved-gone = لم يعد في الدليل
saved-gone-facts = معلومات من يوم الحفظ: { $date }
saved-gone-title = لم تعد في الدليل
saved-gone-text = خرجت هذه من الدليل. ترون آخر ما عُرف عنها. اتصلوا قبل الذهاب.
saved-files = نقل أو نسخ احتياطي
saved-files-text = أماكنكم في هذا الجهاز فقط. في ملف تنتقل إلى هاتف آخر.
saved-export = تصدير إلى ملف
saved-import = استيراد من ملف
saved-exported = تم التصدير: { $to }
saved-not-exported = تعذر إنشاء الملف. أماكنكم بأمان. ما حدث: { $detail }
saved-imported =
    { $count ->
        [zero] لم يُستورد أي مكان جديد.
        [one] استُورد مكان واحد جديد.
        [two] استُورد مكانان جديدان.
        [few] استُوردت { $count } أماكن جديدة.
        [many] استُورد { $count } مكانًا جديدًا.
       *[other] استُورد { $count } مكان جديد.
    }
saved-imported-none = لم يكن في الملف شيء جديد.
saved-file-too-large = الملف أكبر من أن يكون ملف أماكن محفوظة.
saved-not-imported = تعذر استيراد الملف، ولم يتغير شيء. ما حدث: { $detail }

## Faces

start-title = نفتح الباب
start-text = تُحفظ الأماكن في جهازكم.
start-once = يحدث هذا مرة واحدة فقط، ثم تبقى موجودة حتى دون شبكة.
start-progress = المناطق: { $done } من { $total }
error-title = حدث خطأ ما
error-text = تعذر فتح الدليل. أماكنكم المحفوظة بأمان.
error-detail = ما حدث: { $detail }
error-retry = إعادة المحاولة
offline-text = لا توجد شبكة. ترون ما في هذا الجهاز.
not-kept-text = ستُنسى اختياراتكم عند إغلاق التطبيق: { $detail }
partial-text = تعذر فتح جزء من الدليل: { $detail }
words-missing = تعذر الآن جلب كلمات { $language }؛ ستأتي في المرة القادمة: { $detail }
missing-title = الصفحة غير موجودة
missing-face = لا توجد هذه الصفحة
missing-text = ربما يكون الرابط قديمًا أو فيه خطأ.

## Support

support-title = من يساعد؟
support-text = يمكنكم الاتصال بمن يساعدون حتى في الأمور الصغيرة.
support-whom = لمن تبحثون عن مساعدة؟
support-whom-all = للجميع
support-whom-parent = لأحد الوالدين
support-whom-child = لطفل
support-whom-youth = لشاب أو شابة
support-now = يردّ الآن
support-maybe = قد يردّ الآن
support-later = يردّ لاحقًا
support-any-time = كتابة أو حجز موعد
support-not-known = أوقات الرد غير معروفة
support-situations = بماذا تمرّون؟
support-beside = شخص داعم أو صديق للأسرة
support-peers = مجموعات الأقران
support-advice = معلومات ونصائح
support-give = مساعدة الآخرين
support-meanwhile = في هذه الأثناء: { $name }
support-call = اتصال { "\u2066" }{ $number }{ "\u2069" }
support-chat = فتح المحادثة
support-letter = كتابة
support-book = حجز موعد
support-forum = انضمام إلى النقاش
support-anonymous = دون ذكر الاسم
support-by-name = يُسأل عن اسمكم
support-for-parents = للوالدين
support-for-families = للعائلات
support-for-children = للأطفال
support-for-youth = للشباب
support-for-anyone = للجميع
support-everywhere = كل فنلندا
support-offline = لا توجد شبكة. المكالمات تعمل، أما المحادثات وصفحات الويب فلا.
support-empty-title = لم نجد أحدًا هنا
support-empty-text = اختاروا «للجميع»، أو انظروا في الأوضاع أدناه.
situation-services = من يساعد
situation-places = إلى أين يمكن الذهاب
situation-missing-title = لا يوجد هذا الوضع
situation-empty-title = لا نعرف بعد من يساعد في هذا
situation-empty-text = كل من يقدم المساعدة في صفحة «الدعم».
situation-to-support = عرض من يساعد
service-about = عن الخدمة
service-missing-title = لا توجد هذه الخدمة
service-missing-text = ربما يكون الرابط قديمًا أو فيه خطأ، أو حُذفت الخدمة من الدليل.
channel-phone = هاتف
channel-chat = محادثة
channel-letter = كتابة
channel-booked-chat = محادثة بموعد
channel-forum = منتدى نقاش
channel-visit = زيارة
channel-old = هذه معلومة قديمة: ربما تغيّر الرقم أو الأوقات.
channel-needs-network = يلزم اتصال بالشبكة.

## The map

map-title = الخريطة
map-picture = خريطة. الأماكن نفسها في القائمة أدناه.
map-waits = جارٍ تحميل الخريطة…
map-ground-waits = جارٍ تحميل الخريطة الأساسية…
map-ground-failed = تعذر جلب الخريطة الأساسية؛ لكن الأماكن ظاهرة. ({ $detail })
map-not-here = لا يعرض هذا الجهاز صورة الخريطة. الأماكن نفسها في القائمة أدناه.
map-failed = تعذر جلب صورة الخريطة. الأماكن نفسها في القائمة أدناه. ({ $detail })
map-home = إلى موقعي
map-zoom-in = تكبير
map-zoom-out = تصغير
map-search-here = بحث في هذه المنطقة
map-credit-short = © OpenStreetMap
map-credit-statistics = © Statistics Finland
map-offer = توجد خريطة شوارع لهذا المكان ({ $size }):
map-offer-close = لا تعرض هذه
map-list = على الخريطة
map-open-now = مفتوح الآن: { $count }
map-open-then = مفتوح حينها: { $count }
map-maybe = { $count } ربما
map-empty-title = لا أماكن في هذه المنطقة
map-empty-text =
    { $count ->
        [zero] لا أماكن في بقية فنلندا. حرّكوا الخريطة أو وسّعوا المنطقة.
        [one] في بقية فنلندا مكان واحد. حرّكوا الخريطة أو وسّعوا المنطقة.
        [two] في بقية فنلندا مكانان. حرّكوا الخريطة أو وسّعوا المنطقة.
        [few] في بقية فنلندا { $count } أماكن. حرّكوا الخريطة أو وسّعوا المنطقة.
        [many] في بقية فنلندا { $count } مكانًا. حرّكوا الخريطة أو وسّعوا المنطقة.
       *[other] في بقية فنلندا { $count } مكان. حرّكوا الخريطة أو وسّعوا المنطقة.
    }
map-empty-everywhere = لا مكان على الخريطة يناسب بحثكم. أزيلوا أحد عوامل التصفية.
map-widen = توسيع المنطقة
map-unplaced =
    { $count ->
        [zero] ولا أماكن بلا موقع معروف.
        [one] ومكان واحد لا نعرف موقعه.
        [two] ومكانان لا نعرف موقعهما.
        [few] و{ $count } أماكن لا نعرف مواقعها.
        [many] و{ $count } مكانًا لا نعرف مواقعها.
       *[other] و{ $count } مكان لا نعرف مواقعها.
    }
map-unplaced-link = هي في قائمة «الآن»
map-card-one = المكان المختار
map-card-many =
    { $count ->
        [two] مكانان في هذه النقطة
        [few] { $count } أماكن في هذه النقطة
        [many] { $count } مكانًا في هذه النقطة
       *[other] { $count } مكان في هذه النقطة
    }
map-card-about =
    { $count ->
        [zero] لا أماكن في هذه الأنحاء
        [one] مكان واحد في هذه الأنحاء
        [two] مكانان في هذه الأنحاء
        [few] { $count } أماكن في هذه الأنحاء
        [many] { $count } مكانًا في هذه الأنحاء
       *[other] { $count } مكان في هذه الأنحاء
    }
map-card-about-text = نعرف البلدة فقط، لا العنوان.
map-card-close = إغلاق
map-web-map = خريطة ويب
map-legend = معاني العلامات
map-legend-doors = الباب يدل على ما إذا كان مفتوحًا
map-legend-soon = يغلق أو يفتح قريبًا
map-legend-uncertain = غير مؤكد: تأكدوا أولًا
map-legend-kinds = الشكل يدل على نوع المكان
map-legend-others = علامات أخرى
map-legend-many = عدة أماكن في نقطة واحدة؛ والرقم عددها
map-legend-ring = لون الحلقة يبيّن إن كان أحدها مفتوحًا
map-legend-about = في هذه الأنحاء: البلدة وحدها معروفة

## Onboarding, network, feedback

welcome-title = أخبرونا بثلاثة أمور فتصبح القائمة لكم
welcome-text = اللغة والمكان ومن يرافقكم. يبقى كل ذلك في هذا الجهاز.
welcome-start = بدء
welcome-skip = تخطٍّ
welcome-put-aside = حسنًا. تجدون هذه الأمور في الإعدادات.
welcome-again = اللغة والمكان والأطفال والاحتياجات
welcome-step = الخطوة { $step }/{ $of }
welcome-before = السابق
welcome-next = التالي
welcome-language = بأي لغة؟
welcome-language-text = يمكنكم تغيير لغة التطبيق في أي وقت.
welcome-place = أين أنتم؟
welcome-place-text = تأتي الأماكن الأقرب أولًا. يمكنكم ترك هذا فارغًا.
welcome-town = أو اختاروا بلدية
welcome-town-search = البحث عن بلدية
welcome-town-none = لا توجد بلدية بهذا الاسم.
welcome-chosen = المختار: { $name }
welcome-place-remove = تراجع
welcome-counties = تُحدَّث: { $names }. يمكنكم تغيير المناطق في الإعدادات.
welcome-family = من يرافقكم؟
help-title = طلب المساعدة أو تقديمها
help-ask = طلب المساعدة
help-ask-text = قولوا ما تتمنونه. تجيب الجهة المنظمة كيف يكون المضي قدمًا.
help-ask-subject = طلب: { $name }
help-ask-letter = مرحبًا! نود أن نطلب هذا لعائلتنا. هل يمكنكم إخبارنا كيف يجري الأمر وكم تطول مدة الانتظار؟
help-become = تقديم المساعدة
help-become-text = قولوا إنكم تريدون المساعدة. تخبركم الجهة المنظمة بما يلزم.
help-become-subject = أود المشاركة: { $name }
help-become-letter = مرحبًا! أود أن أشارك وأساعد. هل يمكنكم إخباري بما يلزم وكيف أبدأ؟
help-unknown = لم تذكر الجهة المنظمة كيف يكون ذلك.
help-letter-note = تُفتح الرسالة في بريدكم الإلكتروني. لا يُرسل شيء قبل أن ترسلوه أنتم.
support-childcare = رعاية الأطفال
support-online = دعم الأقران عبر الإنترنت
support-give-places = بالقرب منكم: يقودها متطوعون
support-near-unknown = حددوا مكانكم لتروا ما هو قريب
network-title = من يقف وراء هذا؟
network-link = الشبكة ووعودها والجودة
network-text = يدير الأماكنَ كثيرون معًا: منطقة الرعاية والبلدية والجمعيات والكنيسة.
network-levels = منطقتكم
network-where = حددوا بلديتكم لتروا إلى ماذا تنتمي ومن ينظم فيها.
network-coordinators = من ينسق
network-unknown = لم تعرّف شبكة هذه المنطقة بنفسها في الدليل بعد.
network-no-coordinator = لم يذكر أحد من ينسق الشبكة.
network-members = في الشبكة
network-operators = من ينظم هنا
level-municipality = البلدية
level-service-area = منطقة الخدمات
level-county = منطقة الرعاية الاجتماعية والصحية
level-national = البلد كله
level-services =
    { $count ->
        [zero] لا خدمات خاصة بها
        [one] خدمة واحدة خاصة بها
        [two] خدمتان خاصتان بها
        [few] { $count } خدمات خاصة بها
        [many] { $count } خدمة خاصة بها
       *[other] { $count } خدمة خاصة بها
    }
role-coordinator = ينسق الشبكة
role-member = عضو في الشبكة
role-host = يقدم أماكن للشبكة
promise-given = وُعد به { $date }
organization-missing-title = تعذر العثور على الجهة المنظمة
organization-missing-text = قد يكون الرابط قديمًا أو خاطئًا، أو أزيلت الجهة من الدليل.
organization-to-network = عرض من ينظم
organization-no-contact = لا يحوي الدليل وسيلة اتصال بهذه الجهة. انظروا في صفحات أماكنها وخدماتها.
organization-parent = جزء من
organization-members = ينتمي إليها
organization-runs-nothing = لا يحوي الدليل أماكن أو خدمات أو فعاليات لها.
organization-services = الخدمات
organization-places = الأماكن
quality-text = ما يمكن توقعه من مكان جيد
quality-intro = بهذه الأسئلة تقيّم أماكن اللقاء نفسها. لا نجوم ولا ترتيب. وتعرض صفحة المكان ما ذكره.
quality-not-translated = المعايير مكتوبة بالفنلندية.
quality-empty-title = لا توجد معايير
quality-empty-text = لا يحوي هذا الدليل معايير للجودة.
feedback-title = فكرة أو رأي
feedback-link = من الأطفال والشباب والوالدين
feedback-text = قولوا ما تتمنونه أو ما هو جيد. يمكن للأطفال أيضًا الكتابة، وبلا شبكة كذلك.
feedback-matter = ما تكتبونه
feedback-idea = فكرة
feedback-thanks = شكر
feedback-better = ما يمكن تحسينه
feedback-writer = من يكتب (لا يلزم ذكره)
feedback-child = طفل
feedback-youth = شاب أو شابة
feedback-parent = أحد الوالدين
feedback-words = بكلماتكم
feedback-kept = تبقى المسودة في هذا الجهاز حتى ترسلوها أو تمسحوها.
feedback-send = إلى من
feedback-promise = لا يُرسل شيء من تلقاء نفسه. تغادر الرسالة فقط حين ترسلونها من بريدكم أو تشاركونها بأنفسكم.
feedback-write-first = اكتبوا شيئًا أولًا.
feedback-mail = فتح في البريد الإلكتروني
feedback-nobody = لا نعرف إلى من يمكن إرسال هذا. يمكنكم مشاركة الرسالة بالطريقة التي تناسبكم.
feedback-editor = محررو الدليل
feedback-subject = Avoin ovi: { $matter }
feedback-wiped = مُسحت المسودة.
report-service-hours = أوقات الرد
report-ended = انتهت الخدمة
report-number = الرقم أو العنوان
report-languages = اللغات
privacy-kept-draft = الرأي الذي تكتبونه، حتى ترسلوه أو تمسحوه.
situation-near = بالقرب منكم، يمكن الذهاب إلى
situation-near-text = تناسب هذه بحسب العمر أو نوع المكان. لم يذكر المكان نفسه أنه مخصص لهذا.

## What has changed

tab-news =
    { $count ->
        [zero] ، لم تتغير معلومات
        [one] ، تغيرت معلومات محفوظ واحد
        [two] ، تغيرت معلومات محفوظين
        [few] ، تغيرت معلومات { $count } محفوظات
        [many] ، تغيرت معلومات { $count } محفوظًا
       *[other] ، تغيرت معلومات { $count } محفوظ
    }
news-title = ما الذي تغير
news-seen = اطلعت، شكرًا
news-rest =
    { $count ->
        [zero] ولا تغييرات أخرى
        [one] وتغيير آخر
        [two] وتغييران آخران
        [few] و{ $count } تغييرات أخرى
        [many] و{ $count } تغييرًا آخر
       *[other] و{ $count } تغيير آخر
    }
change-of-session = { $name }: { $change }
change-with-note = { $change }. { $note }
change-vanished = لم يعد في الدليل
change-returned = عاد إلى الدليل
change-named = الاسم الجديد { $name }
change-closed = أُغلق نهائيًا
change-closed-until = مغلق حتى { $date }
change-closed-from = مغلق ابتداءً من { $date }
change-closed-for-now = مغلق حاليًا
change-open-again = مفتوح من جديد
change-address = العنوان الجديد { $address }
change-address-gone = لم يعد عنوانه مذكورًا
change-hours = كانت الأوقات { $was }، والآن { $now }
change-hours-new = الأوقات الآن { $now }
change-hours-gone = لم تعد الأوقات مذكورة. كانت { $was }
change-hours-read = صارت الأوقات أدق، انظروا إليها من جديد
change-phone = الهاتف الآن { $now }
change-phone-gone = لم يعد رقم الهاتف { $was } مذكورًا
change-email = البريد الإلكتروني الآن { $now }
change-email-gone = لم يعد البريد الإلكتروني { $was } مذكورًا
change-web = صفحة الويب الآن { $now }
change-web-gone = لم تعد صفحة الويب { $was } مذكورة
change-cost = كان السعر: { $was }. والآن: { $now }
change-cost-new = السعر: { $now }
change-cost-gone = لم يعد السعر مذكورًا
change-registration = يلزم الآن التسجيل مسبقًا
change-registration-none = لم يعد التسجيل لازمًا
change-ages = الآن { $ages }
change-ages-all = لم يعد حد العمر مذكورًا
change-languages = اللغات الآن { $languages }
change-languages-unknown = لم تعد اللغات مذكورة
change-need-yes = { $need }: نعم
change-need-no = { $need }: لا
change-need-unknown = { $need }: لم يعد معروفًا
change-told = تغير وصفه
change-online = تغير رابطه
change-event-cancelled = أُلغي كليًا
change-event-postponed = أُجّل
change-event-on = سيقام مع ذلك
change-venue = المكان الجديد { $place }
change-venue-unknown = تغير المكان
change-start = تغير موعده. كان { $was }، والآن { $now }
change-end = ينتهي الآن { $when }
change-end-unknown = لم يعد موعد انتهائه مذكورًا
change-rule = كانت المواعيد { $was }، والآن { $now }
change-rule-other = تغيرت المواعيد، انظروا إليها من جديد
change-when-told = المواعيد الآن { $when }
change-last-day = آخر مرة في موعد أقصاه { $date }
change-last-day-none = يستمر حاليًا
change-run-cancelled = أُلغي { $when }
change-run-postponed = أُجّل { $when }
change-run-on = سيقام { $when } مع ذلك
change-run-moved = نُقل { $was }، والموعد الجديد { $now }
change-run-elsewhere = { $when } في مكان آخر: { $place }
change-run-elsewhere-unknown = { $when } في مكان آخر
change-run-dropped = لم يعد { $when } قائمًا
change-run-added = موعد جديد { $when }
change-runs-dropped =
    { $count ->
        [zero] لا تسقط مواعيد، { $days }
        [one] يسقط موعد واحد، { $days }
        [two] يسقط موعدان، { $days }
        [few] تسقط { $count } مواعيد، { $days }
        [many] يسقط { $count } موعدًا، { $days }
       *[other] يسقط { $count } موعد، { $days }
    }
change-session-new = نشاط جديد { $when }
change-session-new-told = نشاط جديد
change-session-gone = لم يعد قائمًا
change-channel = { $way } الآن { $now }
change-channel-new = طريقة جديدة للتواصل: { $way }
change-channel-gone = لم يعد { $way } متاحًا

## Our week, order, notes, what is hidden

week-title = أسبوعنا
week-empty = لا نعلم بشيء في أماكنكم وفعالياتكم المحفوظة خلال سبعة أيام.
saved-not-yet = ليس في دليل هذا الهاتف بعد
order = ترتيب
order-done = تم
order-open-first = المفتوح أولًا
order-up = نقل إلى أعلى: { $name }
order-down = نقل إلى أسفل: { $name }
order-told = { $name }: { $at } / { $count }
own-title = خاص بكم
own-note = ملاحظتكم
own-note-text = تبقى في هذا الجهاز. ولا تنتقل إلا حين تصدّرون أماكنكم إلى ملف.
own-note-keep = حفظ الملاحظة
own-note-kept = حُفظت الملاحظة.
hide-part = في القوائم
hide-text = إن لم يكن هذا المكان لكم، فيمكن استبعاده من قائمة الآن والخريطة والتقويم.
hide-hidden = هذا المكان مخفي من قوائمكم. وما زلتم تجدونه بالبحث عن اسمه.
hide = إخفاء من القوائم
hide-show = إظهار من جديد
hidden-title = الأماكن المخفية
hidden-text = لا تظهر هذه في قائمة الآن ولا على الخريطة ولا في التقويم.
hidden-none = لا شيء مخفيًا
hidden-none-text = يمكن إخفاء مكان من القوائم في صفحته.
hidden-show = إظهار من جديد: { $name }

## A list for the other

list-title = قائمة للوالد الآخر
list-text = أعطوا أماكنكم للوالد الآخر. تنتقل القائمة في الرابط، ولا تُحفظ في أي خادم.
list-share = مشاركة كرابط
list-share-title = أماكننا في Avoin ovi
list-code = عرض رمز QR
list-code-hide = إخفاء رمز QR
list-code-alt = رمز QR فيه رابط إلى قائمتكم
list-code-text = يقرؤه الآخر بكاميرا الهاتف.
list-code-too-long = القائمة أطول من أن تتسع في رمز QR. شاركوها كرابط أو ملف.
list-link = هل لديكم رابط؟ الصقوه هنا
list-look = عرض القائمة
list-offered =
    { $count ->
        [zero] قائمة مشتركة فارغة
        [one] قائمة مشتركة فيها مكان واحد
        [two] قائمة مشتركة فيها مكانان
        [few] قائمة مشتركة فيها { $count } أماكن
        [many] قائمة مشتركة فيها { $count } مكانًا
       *[other] قائمة مشتركة فيها { $count } مكان
    }
list-offered-text = هل تضيفونها إلى أماكنكم؟ لا يُحذف شيء مما لديكم.
list-offered-none = كلها بين أماكنكم من قبل.
list-offered-kept =
    { $count ->
        [zero] ليس لديكم أي منها.
        [one] لديكم واحد منها من قبل.
        [two] لديكم اثنان منها من قبل.
        [few] لديكم { $count } منها من قبل.
        [many] لديكم { $count } منها من قبل.
       *[other] لديكم { $count } منها من قبل.
    }
list-offered-unknown =
    { $count ->
        [zero] كلها في دليل هذا الهاتف.
        [one] واحد منها ليس في دليل هذا الهاتف بعد. قد يأتي مع التحديث القادم.
        [two] اثنان منها ليسا في دليل هذا الهاتف بعد. قد يأتيان مع التحديث القادم.
        [few] { $count } منها ليست في دليل هذا الهاتف بعد. قد تأتي مع التحديث القادم.
        [many] { $count } منها ليست في دليل هذا الهاتف بعد. قد تأتي مع التحديث القادم.
       *[other] { $count } منها ليست في دليل هذا الهاتف بعد. قد تأتي مع التحديث القادم.
    }
list-rest =
    { $count ->
        [zero] ولا غيرها
        [one] وواحد آخر
        [two] واثنان آخران
        [few] و{ $count } أخرى
        [many] و{ $count } أخرى
       *[other] و{ $count } أخرى
    }
list-take =
    { $count ->
        [zero] إضافة
        [one] إضافة مكان واحد
        [two] إضافة مكانين
        [few] إضافة { $count } أماكن
        [many] إضافة { $count } مكانًا
       *[other] إضافة { $count } مكان
    }
list-leave = لا، شكرًا
list-close = إغلاق
list-taken-none = كانت كلها بين أماكنكم من قبل.
list-taken-rest =
    { $count ->
        [zero] لم يكن لديكم أي منها.
        [one] كان لديكم واحد منها من قبل.
        [two] كان لديكم اثنان منها من قبل.
        [few] كان لديكم { $count } منها من قبل.
        [many] كان لديكم { $count } منها من قبل.
       *[other] كان لديكم { $count } منها من قبل.
    }
list-refused = تعذرت قراءة القائمة
list-broken = الرابط غير كامل. اطلبوه من جديد وانسخوه حتى نهايته. لم يتغير شيء.
list-newer = أنشأ القائمةَ تطبيق أحدث. حدّثوا هذا التطبيق وافتحوا الرابط من جديد. لم يتغير شيء.
list-too-many = في القائمة أماكن أكثر مما يتسع له رابط. اطلبوها كملف. لم يتغير شيء.

## Reminders

reminders-title = التذكيرات
remind-title = تذكير
remind-which = بأي موعد
remind-every = ذكّرني في كل مرة
remind-is-every = تذكير في كل مرة
remind-hour = قبل ساعة
remind-morning = في صباح اليوم
remind-evening = في مساء اليوم السابق
remind-too-late = يبدأ هذا قريبًا جدًا، فلن يأتي تذكير في وقته.
remind-planned = يذكّركم الجهاز حتى لو كان التطبيق مغلقًا. ستعلمون بأي تغيير في الموعد أو إلغائه بعد أن يتصل التطبيق بالشبكة.
remind-when-open = يأتي التذكير فقط ما دام التطبيق مفتوحًا.
remind-denied = الإشعارات محجوبة في إعدادات هذا الجهاز. ومع ذلك يظهر التذكير في التطبيق ما دام مفتوحًا.
remind-in-app = لا يعرض هذا الجهاز إشعارات التطبيق بعد. يظهر التذكير في التطبيق ما دام مفتوحًا.
remind-waits = التذكير { $moment }. يبدأ { $when }
remind-due = يبدأ { $when }
remind-vanished = لم يعد هذا الموعد في الدليل
remind-remove = إزالة
remind-clear = حسنًا
remind-remove-heard = إزالة التذكير: { $name }
remind-look = عرض
remind-close = حسنًا

## Privacy of these

privacy-kept-own = ملاحظاتكم وترتيبكم والأماكن التي أخفيتموها والتذكيرات.
privacy-sent-list = عند مشاركة قائمتكم تنتقل الأماكن في الرابط. لا يراها الخادم، بل يراها المتلقي.
privacy-sent-maps = لا تُجلب خريطة الشوارع إلا عندما تختارها. عندها يرى خادمها خريطة أي منطقة تُجلب.
privacy-sent-backup = إذا كان هاتفكم يحتفظ بنسخة احتياطية من التطبيقات، فإن اختياراتكم وما حفظتموه جزء منها. ونظام الهاتف هو المسؤول عن تلك النسخة.
