package fi.avoinovi.app

/** What other apps hand to this one, and what this one hands to the system, made harmless. Knows nothing of Android. */
object Foreign {
    /** As long as the program reads: a list of hundreds of places is shorter (src/ui/deep_link.rs). */
    private const val LONGEST_LINK = 16_000
    /** Three bytes a letter at the most, and the file system takes 255. */
    private const val LONGEST_NAME = 80

    /**
     * An address that the app may look at, as it came; else nothing. Any app can send any address here: what it means is
     * decided by the program's one parser of links, which this only spares the grossest.
     */
    fun link(address: String?): String {
        if (address == null || address.length > LONGEST_LINK || address.any { it.isISOControl() }) return ""
        val scheme = address.substringBefore(':', "")
        val isOurs = scheme.equals("avoinovi", ignoreCase = true) || scheme.equals("https", ignoreCase = true)
        return if (isOurs) address else ""
    }

    /** A name for a file in a folder of ours: no path in it, not hidden, not too long for any file system. */
    fun fileName(name: String): String {
        val last = name.substringAfterLast('/').substringAfterLast('\\')
        val plain = last.filter { !it.isISOControl() && it !in ":*?\"<>|" }.trim().trimStart('.')
        if (plain.length <= LONGEST_NAME) return plain.ifEmpty { "avoin-ovi" }
        // What tells the kind of the file stays.
        val ending = plain.substringAfterLast('.', "").take(10)
        return plain.take(LONGEST_NAME - ending.length - 1) + (if (ending == "") "" else ".$ending")
    }
}
