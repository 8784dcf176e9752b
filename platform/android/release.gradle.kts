// --- Avoin ovi: platform/android/release.gradle.kts, appended by prepare.sh. dx has no keys for these. ---
android {
    defaultConfig {
        versionCode = VERSION_CODE
        // A library of somebody else's for an architecture that the app isn't built for would make the store offer it there.
        ndk { abiFilters.addAll(listOf(ARCHITECTURES)) }
    }
    // The store would leave out the languages that a phone doesn't have, and the app's own settings offer all of them.
    bundle { language { enableSplit = false } }

    val keystore: String? = System.getenv("AVOIN_OVI_KEYSTORE")
    if (keystore != null) {
        signingConfigs.create("store") {
            storeFile = file(keystore)
            storePassword = System.getenv("AVOIN_OVI_KEYSTORE_PASSWORD")
            keyAlias = System.getenv("AVOIN_OVI_KEY_ALIAS")
            keyPassword = System.getenv("AVOIN_OVI_KEY_PASSWORD")
        }
        buildTypes.getByName("release").signingConfig = signingConfigs.getByName("store")
    }
}
