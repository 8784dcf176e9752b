package fi.avoinovi.app

import org.json.JSONArray
import org.json.JSONException
import org.json.JSONObject

/** What is to be told at a moment: [at] in milliseconds since 1970. A tap on it opens [path] in the app. */
data class Reminder(val name: String, val at: Long, val title: String, val text: String, val path: String)

/** How what is planned stands at a moment: [due] is to be told now, [waiting] is for later, earliest first. */
data class Plan(val due: List<Reminder>, val waiting: List<Reminder>) {
    /** When to look again. */
    val nextAt: Long?
        get() = waiting.firstOrNull()?.at
}

/**
 * The reminders that stand planned: told when they are due, kept while they wait. How a text is kept ([read], [write]), how a
 * reminder is told ([tell]) and how the phone is asked to wake the app ([wakeAt], `null` never) is Android's.
 */
class ReminderBook(
    private val read: () -> String?,
    private val write: (String) -> Boolean,
    private val tell: (Reminder) -> Unit,
    private val wakeAt: (Long?) -> Unit
) {
    /** Replaces all that was planned; false where it could not be written down. */
    fun replace(now: Long, reminders: List<Reminder>): Boolean {
        // What fell due a moment ago, and waits for the system to ring, is still told.
        Reminders.planAt(now, planned()).due.forEach(tell)
        return keep(Reminders.planAt(now, reminders))
    }

    /** Tells what is due and asks to be woken for the next: when the alarm rings, and after all that makes the system forget it. */
    fun settle(now: Long) {
        val plan = Reminders.planAt(now, planned())
        // Told first and written down after it: told twice it is one notice, since it has a name.
        plan.due.forEach(tell)
        keep(plan)
    }

    private fun keep(plan: Plan): Boolean {
        val isKept = write(Reminders.write(plan.waiting))
        wakeAt(plan.nextAt)
        return isKept
    }

    private fun planned() = Reminders.read(read() ?: "[]") ?: emptyList()
}

/**
 * What of the planned reminders is due, and how they are written down. Knows nothing of Android and reads no clock, so that
 * a plain JVM runs its tests.
 */
object Reminders {
    /** So late a reminder is still worth being told: a phone that was off, or a system that held the alarm back. */
    const val LATEST_MS = 2L * 60 * 60 * 1000

    /** What is later than [LATEST_MS] is dropped. */
    fun planAt(now: Long, planned: List<Reminder>): Plan {
        val (past, waiting) = planned.sortedBy { it.at }.partition { it.at <= now }
        return Plan(past.filter { it.at >= now - LATEST_MS }, waiting)
    }

    /**
     * The reminders of `[{"name": …, "at": …, "title": …, "text": …, "path": …}]`, and `null` where it is anything else: a
     * plan is taken whole or not at all.
     */
    fun read(json: String): List<Reminder>? =
        try {
            val list = JSONArray(json)
            (0 until list.length()).map { reminder(list.getJSONObject(it)) }
        } catch (_: JSONException) {
            null
        }

    fun write(reminders: List<Reminder>): String {
        val list = JSONArray()
        for (reminder in reminders) {
            list.put(
                JSONObject()
                    .put("name", reminder.name)
                    .put("at", reminder.at)
                    .put("title", reminder.title)
                    .put("text", reminder.text)
                    .put("path", reminder.path)
            )
        }
        return list.toString()
    }

    private fun reminder(json: JSONObject): Reminder {
        val at = json.get("at") as? Number ?: throw JSONException("at is no number")
        return Reminder(word(json, "name"), at.toLong(), word(json, "title"), text(json, "text"), word(json, "path"))
    }

    private fun word(json: JSONObject, key: String): String {
        val word = text(json, key)
        if (word == "") throw JSONException("$key is empty")
        return word
    }

    /** `getString` would take a number as well, and `null` as the word "null". */
    private fun text(json: JSONObject, key: String): String =
        json.get(key) as? String ?: throw JSONException("$key is no text")
}
