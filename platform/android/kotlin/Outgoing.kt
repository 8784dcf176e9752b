package fi.avoinovi.app

import android.content.ClipData
import android.content.Context
import android.content.Intent
import android.net.Uri
import android.provider.DocumentsContract
import androidx.core.content.FileProvider
import java.io.File
import java.io.IOException

/** What leaves the app because its reader sends it: a text with or without a file, and a file kept where the reader says. */
object Outgoing {
    private const val DAY_MS = 24L * 60 * 60 * 1000

    /** The system's sheet for it. An empty [fileName] means the text alone. */
    fun sharing(
        context: Context, title: String, text: String, fileName: String, mediaType: String, content: String
    ): Intent {
        val intent = Intent(Intent.ACTION_SEND)
            .setType("text/plain")
            .putExtra(Intent.EXTRA_SUBJECT, title)
            .putExtra(Intent.EXTRA_TITLE, title)
        if (text.isNotEmpty()) intent.putExtra(Intent.EXTRA_TEXT, text)
        if (fileName.isNotEmpty()) attach(context, intent, Foreign.fileName(fileName), mediaType, content)
        return Intent.createChooser(intent, title)
    }

    private fun attach(context: Context, intent: Intent, name: String, mediaType: String, content: String) {
        val shared = File(context.cacheDir, "shared")
        // Yesterday's have been read by whoever was to read them.
        val now = System.currentTimeMillis()
        shared.listFiles()?.filter { now - it.lastModified() > DAY_MS }?.forEach { it.deleteRecursively() }
        // Each in a folder of its own: it keeps its name, and no other app's copy changes under it.
        val file = File(File(shared, now.toString()), name)
        write(file, content)
        val address = FileProvider.getUriForFile(context, context.packageName + ".shared", file)
        intent.setType(plain(mediaType))
            .putExtra(Intent.EXTRA_STREAM, address)
            .addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION)
            // By this the sheet shows what is sent, and the grant reaches whoever is chosen.
            .clipData = ClipData.newUri(context.contentResolver, name, address)
    }

    /**
     * The system's question where to keep a file. The content waits in the cache: the system may end the app while its
     * reader looks for a folder.
     */
    fun keeping(context: Context, name: String, mediaType: String, content: String): Intent {
        write(waiting(context), content)
        return Intent(Intent.ACTION_CREATE_DOCUMENT)
            .addCategory(Intent.CATEGORY_OPENABLE)
            .setType(plain(mediaType))
            .putExtra(Intent.EXTRA_TITLE, Foreign.fileName(name))
    }

    /** Writes what waits to the chosen place; what can't be written whole is taken away again. */
    fun keep(context: Context, place: Uri) {
        val waiting = waiting(context)
        try {
            val out = context.contentResolver.openOutputStream(place, "w") ?: throw IOException("no stream")
            out.use { to -> waiting.inputStream().use { from -> from.copyTo(to) } }
        } catch (error: Exception) {
            try {
                DocumentsContract.deleteDocument(context.contentResolver, place)
            } catch (_: Exception) {
                // Then an empty file is left, and the failure is told all the same.
            }
            throw error
        } finally {
            waiting.delete()
        }
    }

    fun forget(context: Context) {
        waiting(context).delete()
    }

    /** Android looks apps up by the type alone, without what a header says beside it. */
    private fun plain(mediaType: String) = mediaType.substringBefore(';').trim()

    private fun waiting(context: Context) = File(context.cacheDir, "waiting-to-be-kept")

    private fun write(file: File, content: String) {
        file.parentFile?.mkdirs()
        file.writeText(content)
    }
}
