package fi.avoinovi.app

import android.Manifest
import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.content.pm.PackageManager
import android.net.Uri
import android.os.Build
import dev.dioxus.main.MainActivity

/** The one channel of notifications: whether the app may use it, and showing one. */
object Notices {
    const val NOT_ASKED = 0
    const val ALLOWED = 1
    const val DENIED = 2

    private const val CHANNEL = "reminders"
    private const val STORE = "notices"
    private const val ASKED = "asked"

    fun state(context: Context): Int {
        val manager = manager(context)
        if (manager.areNotificationsEnabled()) {
            // The channel can be switched off by itself; before the first notice it isn't there.
            val isOff = manager.getNotificationChannel(CHANNEL)?.importance == NotificationManager.IMPORTANCE_NONE
            return if (isOff) DENIED else ALLOWED
        }
        val canAsk = needsPermission() && !hasPermission(context) && !store(context).getBoolean(ASKED, false)
        return if (canAsk) NOT_ASKED else DENIED
    }

    /** Before Android 13 notifications are allowed until somebody forbids them in the system's settings. */
    fun needsPermission(): Boolean = Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU

    fun hasPermission(context: Context): Boolean =
        context.checkSelfPermission(Manifest.permission.POST_NOTIFICATIONS) == PackageManager.PERMISSION_GRANTED

    fun rememberAsked(context: Context) {
        store(context).edit().putBoolean(ASKED, true).apply()
    }

    /** Makes the channel, or gives it its name in the language of now. */
    fun prepareChannel(context: Context) {
        val name = context.getString(R.string.avoin_ovi_reminders)
        val channel = NotificationChannel(CHANNEL, name, NotificationManager.IMPORTANCE_DEFAULT)
        channel.description = context.getString(R.string.avoin_ovi_reminders_purpose)
        manager(context).createNotificationChannel(channel)
    }

    /** Shows it now, in place of an earlier one of that name; false where the reader doesn't want any. */
    fun show(context: Context, name: String, title: String, text: String, path: String): Boolean {
        prepareChannel(context)
        if (state(context) != ALLOWED) return false
        val notice = Notification.Builder(context, CHANNEL)
            .setSmallIcon(R.drawable.avoin_ovi_notification)
            .setColor(context.getColor(R.color.avoin_ovi_bilberry))
            .setContentTitle(title)
            .setContentText(text)
            .setStyle(Notification.BigTextStyle().bigText(text))
            .setCategory(Notification.CATEGORY_REMINDER)
            .setContentIntent(opening(context, path))
            .setAutoCancel(true)
            .build()
        manager(context).notify(name, 1, notice)
        return true
    }

    /** A tap comes to the app as any link does. */
    private fun opening(context: Context, path: String): PendingIntent {
        val intent = Intent(Intent.ACTION_VIEW, Uri.parse("avoinovi:$path"), context, MainActivity::class.java)
        return PendingIntent.getActivity(context, 0, intent, PendingIntent.FLAG_UPDATE_CURRENT or PendingIntent.FLAG_IMMUTABLE)
    }

    private fun manager(context: Context) = context.getSystemService(NotificationManager::class.java)

    private fun store(context: Context) = context.getSharedPreferences(STORE, Context.MODE_PRIVATE)
}
