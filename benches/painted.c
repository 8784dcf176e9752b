/*
 * Tells when the app's window has painted its list, without a driver and without a word of it in the app.
 *
 * Preloaded, it runs the script of AVOIN_OVI_PAGE_SCRIPT in the window's page before the page's own, and writes what that
 * script posts to the message handler "painted" into the file AVOIN_OVI_PAINTED.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <webkit2/webkit2.h>

/* The helpers that WebKit starts must not be preloaded with this. */
__attribute__((constructor)) static void only_here(void) { unsetenv("LD_PRELOAD"); }

static void *next(const char *name) { return dlsym(RTLD_NEXT, name); }

static void painted(WebKitUserContentManager *manager, WebKitJavascriptResult *result, gpointer data) {
    JSCValue *(*value_of)(WebKitJavascriptResult *) = next("webkit_javascript_result_get_js_value");
    char *(*text_of)(JSCValue *) = next("jsc_value_to_string");
    (void)manager;
    (void)data;
    char *text = text_of(value_of(result));
    FILE *file = fopen(getenv("AVOIN_OVI_PAINTED"), "w");
    if (file != NULL) {
        fprintf(file, "%s\n", text);
        fclose(file);
    }
    g_free(text);
}

GObject *g_object_new_with_properties(GType type, guint count, const char *names[], const GValue values[]) {
    static GObject *(*original)(GType, guint, const char *[], const GValue[]);
    if (original == NULL) original = next("g_object_new_with_properties");
    GObject *object = original(type, count, names, values);
    GType view_type = g_type_from_name("WebKitWebView");
    if (view_type == 0 || !g_type_is_a(type, view_type)) return object;

    WebKitUserContentManager *(*manager_of)(WebKitWebView *) = next("webkit_web_view_get_user_content_manager");
    gboolean (*listen)(WebKitUserContentManager *, const gchar *) =
        next("webkit_user_content_manager_register_script_message_handler");
    WebKitUserScript *(*new_script)(const gchar *, WebKitUserContentInjectedFrames, WebKitUserScriptInjectionTime,
                                    const gchar *const *, const gchar *const *) = next("webkit_user_script_new");
    void (*add)(WebKitUserContentManager *, WebKitUserScript *) = next("webkit_user_content_manager_add_script");
    void (*unref)(WebKitUserScript *) = next("webkit_user_script_unref");
    WebKitUserContentManager *manager = manager_of((WebKitWebView *)object);
    g_signal_connect(manager, "script-message-received::painted", G_CALLBACK(painted), NULL);
    listen(manager, "painted");
    WebKitUserScript *script = new_script(getenv("AVOIN_OVI_PAGE_SCRIPT"), WEBKIT_USER_CONTENT_INJECT_TOP_FRAME,
                                          WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_START, NULL, NULL);
    add(manager, script);
    unref(script);
    return object;
}
