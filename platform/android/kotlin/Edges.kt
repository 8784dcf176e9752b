package fi.avoinovi.app

import android.app.Activity
import android.content.res.Configuration
import android.graphics.drawable.ColorDrawable
import android.view.View
import androidx.core.view.ViewCompat
import androidx.core.view.WindowCompat
import androidx.core.view.WindowInsetsCompat

/**
 * The window's edges: the page stands clear of the system's bars, of a camera's cutout and of the keyboard, and what is left
 * around it has the page's own colour, by day and by night.
 */
class Edges(private val activity: Activity) {
    /** Since Android 15 every app draws to the edges; before it this one asks for the same, so that there is one way. */
    fun prepare() {
        val window = activity.window ?: return
        WindowCompat.setDecorFitsSystemWindows(window, false)
        val content = activity.findViewById<View>(android.R.id.content)
        ViewCompat.setOnApplyWindowInsetsListener(content) { view, insets ->
            val edges = insets.getInsets(
                WindowInsetsCompat.Type.systemBars() or WindowInsetsCompat.Type.displayCutout() or WindowInsetsCompat.Type.ime()
            )
            view.setPadding(edges.left, edges.top, edges.right, edges.bottom)
            // The page must not leave the same room once more.
            WindowInsetsCompat.CONSUMED
        }
        colour()
    }

    /** Again after the system went dark or light, since the activity lives on then. */
    fun colour() {
        val window = activity.window ?: return
        window.setBackgroundDrawable(ColorDrawable(activity.getColor(R.color.avoin_ovi_birch)))
        val night = activity.resources.configuration.uiMode and Configuration.UI_MODE_NIGHT_MASK
        val isLight = night != Configuration.UI_MODE_NIGHT_YES
        val bars = WindowCompat.getInsetsController(window, window.decorView)
        bars.isAppearanceLightStatusBars = isLight
        bars.isAppearanceLightNavigationBars = isLight
    }
}
