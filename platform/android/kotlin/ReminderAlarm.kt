package fi.avoinovi.app

import android.app.AlarmManager
import android.app.PendingIntent
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.util.Log

/**
 * Keeps what is planned and wakes the app for it, by one alarm for the earliest: the system counts alarms and has a limit.
 * The alarm is inexact on purpose. An exact one needs a permission, and a reminder some minutes late serves as well.
 */
object ReminderAlarm {
    private const val STORE = "reminders"
    private const val PLANNED = "planned"

    /** Replaces all that was planned; false where it could not be written down. */
    @Synchronized
    fun replace(context: Context, reminders: List<Reminder>): Boolean =
        book(context).replace(System.currentTimeMillis(), reminders)

    @Synchronized
    fun settle(context: Context) = book(context).settle(System.currentTimeMillis())

    private fun book(context: Context): ReminderBook {
        val store = context.getSharedPreferences(STORE, Context.MODE_PRIVATE)
        return ReminderBook(
            read = { store.getString(PLANNED, null) },
            write = { store.edit().putString(PLANNED, it).commit() },
            tell = { tell(context, it) },
            wakeAt = { wakeAt(context, it) }
        )
    }

    private fun tell(context: Context, reminder: Reminder) {
        try {
            Notices.show(context, reminder.name, reminder.title, reminder.text, reminder.path)
        } catch (error: RuntimeException) {
            // The next one may do, and a phone that starts must not hear of an app that stopped.
            Log.w("AvoinOvi", error)
        }
    }

    private fun wakeAt(context: Context, at: Long?) {
        val alarms = context.getSystemService(AlarmManager::class.java)
        val intent = Intent(context, ReminderReceiver::class.java)
        val flags = PendingIntent.FLAG_UPDATE_CURRENT or PendingIntent.FLAG_IMMUTABLE
        val ringing = PendingIntent.getBroadcast(context, 0, intent, flags)
        if (at == null) alarms.cancel(ringing) else alarms.setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, at, ringing)
    }
}

/** The alarm rings. */
class ReminderReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) = ReminderAlarm.settle(context)
}

/** The phone was started, the app was updated, the clock was set: the system has forgotten the alarm, or it is wrong. */
class BootReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        when (intent.action) {
            Intent.ACTION_BOOT_COMPLETED,
            Intent.ACTION_MY_PACKAGE_REPLACED,
            Intent.ACTION_TIME_CHANGED,
            Intent.ACTION_TIMEZONE_CHANGED -> ReminderAlarm.settle(context)
            Intent.ACTION_LOCALE_CHANGED -> Notices.prepareChannel(context)
        }
    }
}
