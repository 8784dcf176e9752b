// The app's one activity: what the Rust program asks of Android, and what Android tells the program.
//
// `dx` takes this file by `[application] android_main_activity`; the package and the alias are those of its own template.
// The program calls the public methods from its own thread over JNI (src/platform/android*.rs), never from the UI thread:
// each returns at once, and what needs the UI thread goes there by itself. An answer that comes later is kept until it is
// taken; no foreign word is ever put into a script.
package dev.dioxus.main

import android.Manifest
import android.content.ActivityNotFoundException
import android.content.Intent
import android.content.pm.PackageManager
import android.content.res.Configuration
import android.net.ConnectivityManager
import android.net.NetworkCapabilities
import android.os.Build
import android.os.Bundle
import android.util.Log
import android.webkit.WebView
import androidx.activity.OnBackPressedCallback
import androidx.activity.result.contract.ActivityResultContracts
import fi.avoinovi.app.Edges
import fi.avoinovi.app.Foreign
import fi.avoinovi.app.Notices
import fi.avoinovi.app.Outgoing
import fi.avoinovi.app.Position
import fi.avoinovi.app.ReminderAlarm
import fi.avoinovi.app.Reminders
import java.util.concurrent.atomic.AtomicReference
import kotlin.concurrent.thread
import kotlin.math.roundToInt

typealias BuildConfig = fi.avoinovi.app.BuildConfig

class MainActivity : WryActivity() {
    private val link = AtomicReference("")
    private val pageBefore = AtomicReference("")
    private val kept = AtomicReference("")
    private val position = AtomicReference("")
    private val edges = Edges(this)

    @Volatile
    private var page = ""
    private var webView: WebView? = null

    // Registered in this order before anything else is: an answer finds its asker by its number, in a new process too.
    private val askWhereToKeep = registerForActivityResult(ActivityResultContracts.StartActivityForResult()) { answer ->
        keepAt(answer.data.takeIf { answer.resultCode == RESULT_OK })
    }
    private val askForNotices = registerForActivityResult(ActivityResultContracts.RequestPermission()) {
        Notices.rememberAsked(this)
    }
    private val askForPosition = registerForActivityResult(ActivityResultContracts.RequestPermission()) { isGranted ->
        if (isGranted) findPosition() else answerPosition("denied")
    }

    private val back = object : OnBackPressedCallback(false) {
        override fun handleOnBackPressed() = tell(BACK)
    }

    // --- the activity's life ----------------------------------------------------------------------------------------

    /** The window library's own way would ask the page's memory, which knows nothing of the program's pages. */
    override val handleBackNavigation: Boolean = false

    override fun onCreate(savedInstanceState: Bundle?) {
        // Before the program is started, which asks for both as soon as it runs.
        pageBefore.set(savedInstanceState?.getString(PAGE) ?: "")
        if (savedInstanceState == null) take(intent)
        super.onCreate(savedInstanceState)
        edges.prepare()
        leaveByBack()
        onBackPressedDispatcher.addCallback(this, back)
    }

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        setIntent(intent)
        take(intent)
    }

    override fun onSaveInstanceState(outState: Bundle) {
        super.onSaveInstanceState(outState)
        outState.putString(PAGE, page)
    }

    override fun onWebViewCreate(webView: WebView) {
        this.webView = webView
        // The position goes through this class, by a tap and with the coarse permission; the page's own door to it is shut.
        webView.settings.setGeolocationEnabled(false)
        fitText(resources.configuration)
    }

    /** Nothing of this makes the activity anew: the manifest names every change. */
    override fun onConfigurationChanged(newConfig: Configuration) {
        super.onConfigurationChanged(newConfig)
        edges.colour()
        fitText(newConfig)
    }

    override fun onDestroy() {
        webView = null
        super.onDestroy()
    }

    private fun take(intent: Intent?) {
        // From the list of recent apps the old link comes once more; it has been followed.
        val isOld = intent != null && intent.flags and Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY != 0
        if (isOld || intent?.action != Intent.ACTION_VIEW) return
        val address = Foreign.link(intent.dataString)
        if (address.isNotEmpty()) link.set(address)
    }

    /** A reader's own text size, which the page would know only when it is made. */
    private fun fitText(configuration: Configuration) {
        webView?.settings?.textZoom = (configuration.fontScale * 100).roundToInt()
    }

    /** From the first page back leaves the app. Before Android 12 that would end it, and the next start would be a cold one. */
    private fun leaveByBack() {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) return
        onBackPressedDispatcher.addCallback(this, object : OnBackPressedCallback(true) {
            override fun handleOnBackPressed() {
                if (!moveTaskToBack(true)) finish()
            }
        })
    }

    // --- files and words that leave ---------------------------------------------------------------------------------

    fun share(title: String, text: String, fileName: String, mediaType: String, content: String): Boolean =
        safely(false) {
            val sheet = Outgoing.sharing(this, title, text, fileName, mediaType, content)
            onUiThread { startActivity(sheet) }
            true
        }

    /** False: this phone has no app that keeps files. */
    fun keepFile(name: String, mediaType: String, content: String): Boolean =
        safely(false) {
            kept.set("")
            val question = Outgoing.keeping(this, name, mediaType, content)
            if (question.resolveActivity(packageManager) == null) {
                Outgoing.forget(this)
                return@safely false
            }
            onUiThread {
                try {
                    askWhereToKeep.launch(question)
                } catch (error: ActivityNotFoundException) {
                    Outgoing.forget(this)
                    answerKept("failed: $error")
                }
            }
            true
        }

    /** Nothing yet is empty; else `kept`, `cancelled` or `failed: why`. */
    fun takeKept(): String = kept.getAndSet("")

    private fun keepAt(answer: Intent?) {
        val place = answer?.data
        if (place == null) {
            Outgoing.forget(this)
            return answerKept("cancelled")
        }
        // A cloud's folder may take its time.
        thread {
            answerKept(
                try {
                    Outgoing.keep(applicationContext, place)
                    "kept"
                } catch (error: Exception) {
                    "failed: $error"
                }
            )
        }
    }

    private fun answerKept(words: String) {
        kept.set(words)
    }

    // --- notifications ----------------------------------------------------------------------------------------------

    /** 0 not asked yet, 1 allowed, 2 denied. */
    fun notificationState(): Int = safely(Notices.DENIED) { Notices.state(this) }

    fun askToNotify() {
        onUiThread {
            if (Notices.needsPermission()) askForNotices.launch(Manifest.permission.POST_NOTIFICATIONS)
        }
    }

    /** Shows one now; a tap opens the path in the app. */
    fun notify(name: String, title: String, text: String, path: String): Boolean =
        safely(false) { Notices.show(applicationContext, name, title, text, path) }

    /** Replaces all that was planned. */
    fun planReminders(json: String): Boolean =
        safely(false) {
            val reminders = Reminders.read(json) ?: return@safely false
            ReminderAlarm.replace(applicationContext, reminders)
        }

    // --- where the reader is in the app -----------------------------------------------------------------------------

    /** The address that opened the app or came since; empty: none. */
    fun takeLink(): String = link.getAndSet("")

    /** The page that stands, in case the system ends the process. */
    fun keepPage(path: String) {
        page = path
    }

    /** The page that stood when the system ended the process; empty: none. */
    fun takePage(): String = pageBefore.getAndSet("")

    fun setCanGoBack(can: Boolean) {
        onUiThread { back.isEnabled = can }
    }

    // --- the phone --------------------------------------------------------------------------------------------------

    /** The languages the reader prefers, best first, as `fi-FI,sv-FI`: those chosen for this app where some are (Android 13). */
    fun languages(): String =
        safely("") {
            val locales = resources.configuration.locales
            (0 until locales.size()).joinToString(",") { locales[it].toLanguageTag() }
        }

    /** 0 none, 1 unmetered, 2 metered, -1 unknown. */
    fun network(): Int =
        safely(-1) {
            val manager = getSystemService(ConnectivityManager::class.java)
            val network = manager.getNetworkCapabilities(manager.activeNetwork)
            when {
                network == null || !network.hasCapability(NetworkCapabilities.NET_CAPABILITY_INTERNET) -> 0
                network.hasCapability(NetworkCapabilities.NET_CAPABILITY_NOT_METERED) -> 1
                else -> 2
            }
        }

    /** Begins to ask for the position; false: this device has none. */
    fun position(): Boolean =
        safely(false) {
            if (!Position.isHere(this)) return@safely false
            position.set("")
            onUiThread {
                val coarse = Manifest.permission.ACCESS_COARSE_LOCATION
                val isGranted = checkSelfPermission(coarse) == PackageManager.PERMISSION_GRANTED
                if (isGranted) findPosition() else askForPosition.launch(coarse)
            }
            true
        }

    /** Nothing yet is empty; else `lat,lon`, `denied`, `off` or `failed: why`. */
    fun takePosition(): String = position.getAndSet("")

    private fun findPosition() = Position(this) { answerPosition(it) }.find()

    private fun answerPosition(words: String) {
        position.set(words)
    }

    // --- helpers ----------------------------------------------------------------------------------------------------

    private fun tell(event: String) {
        onUiThread { webView?.evaluateJavascript("dispatchEvent(new Event(\"$event\"))", null) }
    }

    private fun onUiThread(work: () -> Unit) = runOnUiThread {
        safely(Unit, work)
    }

    /** Nothing is thrown into the program: an exception that waits in JNI ends it at the next call. */
    private inline fun <T> safely(otherwise: T, work: () -> T): T =
        try {
            work()
        } catch (error: Exception) {
            Log.w("AvoinOvi", error)
            otherwise
        }

    private companion object {
        const val BACK = "avoin-ovi:back"
        const val PAGE = "avoin-ovi.page"
    }
}
