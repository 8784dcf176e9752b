// What the phone's own part decides, run on a plain JVM: `./dev android-resources` compiles and starts it.
package fi.avoinovi.app

import kotlin.system.exitProcess

private const val MINUTE = 60_000L
private const val NOW = 1_767_000_000_000L

private fun at(at: Long, name: String = "reminder testi:$at") = Reminder(name, at, "Perhekahvila", "klo 10", "/event/testi:x")

/** A phone: what it keeps, what it has told, when it will wake the app. */
private class Phone(var kept: String? = null, val hasRoom: Boolean = true) {
    val told = mutableListOf<Long>()
    var wakesAt: Long? = null

    val book = ReminderBook(
        read = { kept },
        write = {
            if (hasRoom) kept = it
            hasRoom
        },
        tell = { told.add(it.at) },
        wakeAt = { wakesAt = it }
    )
}

private val TESTS: Map<String, () -> Unit> = linkedMapOf(
    "what is due is told, what is later waits, the earliest first" to {
        val plan = Reminders.planAt(NOW, listOf(at(NOW + 3), at(NOW + 1), at(NOW), at(NOW - MINUTE)))
        same(listOf(NOW - MINUTE, NOW), plan.due.map { it.at })
        same(listOf(NOW + 1, NOW + 3), plan.waiting.map { it.at })
        same(NOW + 1, plan.nextAt)
    },
    "two hours late is told, later is dropped" to {
        val edge = NOW - 120 * MINUTE
        val plan = Reminders.planAt(NOW, listOf(at(edge), at(edge - 1), at(0), at(Long.MIN_VALUE)))
        same(listOf(edge), plan.due.map { it.at })
        same(emptyList<Reminder>(), plan.waiting)
        same(null, plan.nextAt)
    },
    "a clock that stands wrong loses nothing" to {
        same(2, Reminders.planAt(0, listOf(at(NOW), at(Long.MAX_VALUE))).waiting.size)
        same(0, Reminders.planAt(NOW, emptyList()).waiting.size)
    },
    "the alarm rings for one after the other, and each is told once" to {
        val phone = Phone()
        same(true, phone.book.replace(NOW, listOf(at(NOW + 2 * MINUTE), at(NOW + MINUTE))))
        same(NOW + MINUTE, phone.wakesAt)
        // The system rings late.
        phone.book.settle(NOW + MINUTE + 5)
        same(listOf(NOW + MINUTE), phone.told)
        same(NOW + 2 * MINUTE, phone.wakesAt)
        phone.book.settle(NOW + 5 * MINUTE)
        phone.book.settle(NOW + 6 * MINUTE)
        same(listOf(NOW + MINUTE, NOW + 2 * MINUTE), phone.told)
        same(null, phone.wakesAt)
    },
    "a phone that was off tells what it missed by two hours at the most" to {
        val phone = Phone()
        phone.book.replace(NOW, listOf(at(NOW + MINUTE), at(NOW + 60 * MINUTE), at(NOW + 600 * MINUTE)))
        phone.book.settle(NOW + 125 * MINUTE)
        same(listOf(NOW + 60 * MINUTE), phone.told)
        same(NOW + 600 * MINUTE, phone.wakesAt)
    },
    "a new plan replaces the old one, but for what is due and not yet told" to {
        val phone = Phone()
        phone.book.replace(NOW, listOf(at(NOW + MINUTE), at(NOW + 60 * MINUTE, "moved")))
        phone.book.replace(NOW + 2 * MINUTE, listOf(at(NOW + 90 * MINUTE, "moved"), at(NOW - MINUTE, "over")))
        same(listOf(NOW + MINUTE), phone.told)
        same(NOW + 90 * MINUTE, phone.wakesAt)
        phone.book.settle(NOW + 200 * MINUTE)
        same(listOf(NOW + MINUTE, NOW + 90 * MINUTE), phone.told)
        phone.book.replace(NOW, emptyList())
        same(null, phone.wakesAt)
    },
    "what can't be written down is said, and damage is survived" to {
        same(false, Phone(hasRoom = false).book.replace(NOW, listOf(at(NOW + MINUTE))))
        val phone = Phone(kept = "[{")
        phone.book.settle(NOW)
        same(emptyList<Long>(), phone.told)
        same(true, phone.book.replace(NOW, listOf(at(NOW + MINUTE))))
        same(NOW + MINUTE, phone.wakesAt)
    },
    "what is written is read again" to {
        val planned = listOf(at(NOW), Reminder("a \"b\"\n", -5, "التذكيرات 🚪", "", "/place/x?y=ä"))
        same(planned, Reminders.read(Reminders.write(planned)))
        same(emptyList<Reminder>(), Reminders.read(Reminders.write(emptyList())))
    },
    "the program's own plan is read" to {
        val json = """[{"name":"reminder testi:x","at":1767000000000,"title":"Avoin päiväkoti","text":"","path":"/event/testi:x"}]"""
        same(listOf(Reminder("reminder testi:x", NOW, "Avoin päiväkoti", "", "/event/testi:x")), Reminders.read(json))
        // A field that a later program adds is no reason to lose the plan.
        same(1, Reminders.read(json.replace("\"at\"", "\"sound\":null,\"at\""))?.size)
    },
    "a plan is taken whole or not at all" to {
        val good = """{"name":"n","at":1,"title":"t","text":"x","path":"/"}"""
        same(1, Reminders.read("[$good]")?.size)
        for (bad in listOf(
            "", "null", "{}", "[", "[1]", "[null]", "[$good,{}]", "[$good,5]", good, "\u0000",
            "[${good.replace("1", "\"1\"")}]", "[${good.replace("1", "null")}]", "[${good.replace("\"n\"", "\"\"")}]",
            "[${good.replace("\"t\"", "7")}]", "[${good.replace("\"x\"", "null")}]", "[${good.replace("\"/\"", "\"\"")}]"
        )) same(null, Reminders.read(bad), bad)
    },
    "links of the app's own schemes come through as they are" to {
        for (address in listOf(
            "avoinovi://place/testi:1", "avoinovi:/event/x", "avoinovi:saved#list=abc", "AvoinOvi://now",
            "https://avoin-ovi.invalid/place/x", "HTTPS://avoin-ovi.invalid/?kunta=091", "avoinovi:"
        )) same(address, Foreign.link(address))
    },
    "other links, and none, are nothing" to {
        for (address in listOf(
            null, "", ":", "avoinovi", "javascript:alert(1)", "file:///etc/passwd", "content://x", "http://avoin-ovi.invalid/",
            "intent://x#Intent;end", " avoinovi://place/x", "avoinovi://place/\n", "avoinovi://\u0000", "https:" + "x".repeat(16_000)
        )) same("", Foreign.link(address), address)
    },
    "a file's name stays in its folder" to {
        same("Avoin ovi.ics", Foreign.fileName("Avoin ovi.ics"))
        same("perhekahvila – maanantai.ics", Foreign.fileName("perhekahvila – maanantai.ics"))
        same("x.txt", Foreign.fileName("../../databases/x.txt"))
        same("x.txt", Foreign.fileName("C:\\x.txt"))
        same("hidden", Foreign.fileName("..hidden"))
        same("ab", Foreign.fileName("a\u0000\n:*?\"<>|b"))
        for (nothing in listOf("", "..", "/", "a/", " . ", "\n")) same("avoin-ovi", Foreign.fileName(nothing), nothing)
    },
    "a long name keeps its ending" to {
        same(80, Foreign.fileName("ä".repeat(500) + ".ics").length)
        same(".ics", Foreign.fileName("ä".repeat(500) + ".ics").takeLast(4))
        same("x".repeat(79), Foreign.fileName("x".repeat(500)))
    }
)

private fun <T> same(expected: T, found: T, of: String? = null) {
    if (expected != found) throw AssertionError("expected $expected, found $found" + if (of == null) "" else ", of: $of")
}

fun main() {
    var failed = 0
    for ((name, test) in TESTS) {
        try {
            test()
            println("test $name ... ok")
        } catch (error: Throwable) {
            failed++
            println("test $name ... FAILED\n$error")
        }
    }
    println("\ntest result: ${if (failed == 0) "ok" else "FAILED"}. ${TESTS.size - failed} passed; $failed failed")
    if (failed > 0) exitProcess(1)
}
