package fi.avoinovi.app

import android.app.AlarmManager
import android.app.PendingIntent
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent

/**
 * Keeps what is planned and wakes the app for it, by one alarm for the earliest: the system counts alarms and has a limit.
 * The alarm is inexact on purpose. An exact one needs a permission, and a reminder some minutes late serves as well.
 */
object ReminderAlarm {
    private const val STORE = "reminders"
    private const val PLANNED = "planned"

    /** Replaces all that was planned; false where it could not be written down. */
    @Synchronized
    fun replace(context: Context, reminders: List<Reminder>): Boolean {
        val now = System.currentTimeMillis()
        // What fell due a moment ago, and waits for the system to ring, is still told.
        tell(context, Reminders.planAt(now, planned(context)).due)
        return keep(context, Reminders.planAt(now, reminders))
    }

    /** Tells what is due and sets the alarm for the next: when it rings, and after all that makes the system forget it. */
    @Synchronized
    fun settle(context: Context) {
        val plan = Reminders.planAt(System.currentTimeMillis(), planned(context))
        // Told first and written down after it: told twice it is one notice, since it has a name.
        tell(context, plan.due)
        keep(context, plan)
    }

    private fun tell(context: Context, due: List<Reminder>) {
        for (reminder in due) Notices.show(context, reminder.name, reminder.title, reminder.text, reminder.path)
    }

    private fun keep(context: Context, plan: Plan): Boolean {
        val isKept = store(context).edit().putString(PLANNED, Reminders.write(plan.waiting)).commit()
        val alarms = context.getSystemService(AlarmManager::class.java)
        val ringing = ringing(context)
        val nextAt = plan.nextAt
        if (nextAt == null) alarms.cancel(ringing)
        else alarms.setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, nextAt, ringing)
        return isKept
    }

    private fun planned(context: Context): List<Reminder> =
        Reminders.read(store(context).getString(PLANNED, null) ?: "[]") ?: emptyList()

    private fun ringing(context: Context): PendingIntent {
        val intent = Intent(context, ReminderReceiver::class.java)
        return PendingIntent.getBroadcast(context, 0, intent, PendingIntent.FLAG_UPDATE_CURRENT or PendingIntent.FLAG_IMMUTABLE)
    }

    private fun store(context: Context) = context.getSharedPreferences(STORE, Context.MODE_PRIVATE)
}

/** The alarm rings. */
class ReminderReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        ReminderAlarm.settle(context)
    }
}

/** The phone was started, the app was updated, the clock was set: the system has forgotten the alarm, or it is wrong. */
class BootReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        when (intent.action) {
            Intent.ACTION_BOOT_COMPLETED, Intent.ACTION_MY_PACKAGE_REPLACED, Intent.ACTION_TIME_CHANGED,
            Intent.ACTION_TIMEZONE_CHANGED -> ReminderAlarm.settle(context)
            Intent.ACTION_LOCALE_CHANGED -> Notices.prepareChannel(context)
        }
    }
}
