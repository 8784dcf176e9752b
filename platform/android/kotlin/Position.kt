package fi.avoinovi.app

import android.annotation.SuppressLint
import android.content.Context
import android.location.Location
import android.location.LocationListener
import android.location.LocationManager
import android.os.Build
import android.os.Bundle
import android.os.Handler
import android.os.Looper
import android.os.SystemClock
import java.util.Locale

/**
 * One position, roughly: from the system alone, without any company's library. Called on the main thread, once the permission
 * is there; [answer] gets `lat,lon`, `off` or `failed: why`, once.
 */
class Position(private val context: Context, private val answer: (String) -> Unit) {
    private val manager = context.getSystemService(LocationManager::class.java)
    private val clock = Handler(Looper.getMainLooper())
    private var isAnswered = false

    private val listener = object : LocationListener {
        override fun onLocationChanged(location: Location) = finish(words(location))

        // Before Android 11 these have no body of their own.
        override fun onProviderEnabled(provider: String) = Unit

        override fun onProviderDisabled(provider: String) = Unit

        @Deprecated("Android calls it no more; before Android 10 it does")
        override fun onStatusChanged(provider: String?, status: Int, extras: Bundle?) = Unit
    }

    @SuppressLint("MissingPermission")
    fun find() {
        try {
            // Before Android 12 "passive" asks for the fine permission, which the app never has.
            val listens = Build.VERSION.SDK_INT >= Build.VERSION_CODES.S
            val providers = PROVIDERS.filter {
                it in manager.allProviders && (listens || it != LocationManager.PASSIVE_PROVIDER)
            }
            // "passive" only listens to others: it is on even where nothing is.
            if (providers.none { it != LocationManager.PASSIVE_PROVIDER && manager.isProviderEnabled(it) }) {
                return finish("off")
            }
            val last = providers.mapNotNull { manager.getLastKnownLocation(it) }.sortedBy { ageMs(it) }.firstOrNull()
            if (last != null && ageMs(last) <= FRESH_MS) return finish(words(last))
            for (provider in providers) manager.requestLocationUpdates(provider, 0L, 0f, listener, Looper.getMainLooper())
            clock.postDelayed({ finish("failed: nothing within ${PATIENCE_MS / 1000} seconds") }, PATIENCE_MS)
        } catch (_: SecurityException) {
            // Taken back in the system's settings in this very moment.
            finish("denied")
        } catch (error: RuntimeException) {
            finish("failed: $error")
        }
    }

    private fun finish(words: String) {
        if (isAnswered) return
        isAnswered = true
        clock.removeCallbacksAndMessages(null)
        manager.removeUpdates(listener)
        answer(words)
    }

    private fun ageMs(location: Location) = (SystemClock.elapsedRealtimeNanos() - location.elapsedRealtimeNanos) / 1_000_000

    companion object {
        private const val FRESH_MS = 5L * 60 * 1000
        private const val PATIENCE_MS = 20L * 1000

        /** "fused" has a name of its own since Android 12 only; satellites need a permission that isn't asked for. */
        private val PROVIDERS = listOf("fused", LocationManager.NETWORK_PROVIDER, LocationManager.PASSIVE_PROVIDER)

        fun isHere(context: Context): Boolean {
            val manager = context.getSystemService(LocationManager::class.java) ?: return false
            return PROVIDERS.any { it != LocationManager.PASSIVE_PROVIDER && it in manager.allProviders }
        }

        private fun words(location: Location) =
            String.format(Locale.ROOT, "%.5f,%.5f", location.latitude, location.longitude)
    }
}
