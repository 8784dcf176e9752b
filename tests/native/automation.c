/*
 * Lets WebKitWebDriver drive the app's window as it is, without a switch for tests in the product.
 *
 * WebKitGTK lets itself be driven only where the program allows it: the web context must allow automation, and the view
 * must have been made for it. This library, preloaded, does both on the program's behalf:
 *   1. whoever sets "automation allowed" sets it to TRUE, and the driver's session is handed the app's own view;
 *   2. every WebKitWebView that is made is made "controlled by automation".
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <webkit2/webkit2.h>

static WebKitWebView *window_view;

/* The helpers that WebKit starts must not be preloaded with this. */
__attribute__((constructor)) static void only_here(void) { unsetenv("LD_PRELOAD"); }

static void *next(const char *name) { return dlsym(RTLD_NEXT, name); }

static WebKitWebView *hand_over_view(WebKitAutomationSession *session, gpointer data) {
    (void)session;
    (void)data;
    return window_view;
}

static void automation_started(WebKitWebContext *context, WebKitAutomationSession *session, gpointer data) {
    WebKitApplicationInfo *(*new_info)(void) = next("webkit_application_info_new");
    void (*set_name)(WebKitApplicationInfo *, const gchar *) = next("webkit_application_info_set_name");
    void (*set_version)(WebKitApplicationInfo *, guint64, guint64, guint64) = next("webkit_application_info_set_version");
    void (*set_info)(WebKitAutomationSession *, WebKitApplicationInfo *) =
        next("webkit_automation_session_set_application_info");
    void (*unref)(WebKitApplicationInfo *) = next("webkit_application_info_unref");
    (void)context;
    (void)data;
    WebKitApplicationInfo *info = new_info();
    set_name(info, "avoin-ovi");
    set_version(info, 1, 0, 0);
    set_info(session, info);
    unref(info);
    g_signal_connect(session, "create-web-view", G_CALLBACK(hand_over_view), NULL);
}

void webkit_web_context_set_automation_allowed(WebKitWebContext *context, gboolean allowed) {
    void (*original)(WebKitWebContext *, gboolean) = next("webkit_web_context_set_automation_allowed");
    (void)allowed;
    original(context, TRUE);
    g_signal_connect(context, "automation-started", G_CALLBACK(automation_started), NULL);
}

GObject *g_object_new_with_properties(GType type, guint count, const char *names[], const GValue values[]) {
    static GObject *(*original)(GType, guint, const char *[], const GValue[]);
    GType view_type = g_type_from_name("WebKitWebView");
    if (original == NULL) original = next("g_object_new_with_properties");
    if (view_type == 0 || !g_type_is_a(type, view_type)) return original(type, count, names, values);

    /* The same properties, and one more; a NULL-filled GValue array is what g_value_init expects. */
    const char **all_names = g_new0(const char *, count + 1);
    GValue *all_values = g_new0(GValue, count + 1);
    guint kept = 0;
    for (guint i = 0; i < count; i++) {
        if (strcmp(names[i], "is-controlled-by-automation") == 0) continue;
        all_names[kept] = names[i];
        g_value_init(&all_values[kept], G_VALUE_TYPE(&values[i]));
        g_value_copy(&values[i], &all_values[kept]);
        kept++;
    }
    all_names[kept] = "is-controlled-by-automation";
    g_value_init(&all_values[kept], G_TYPE_BOOLEAN);
    g_value_set_boolean(&all_values[kept], TRUE);
    kept++;

    GObject *view = original(type, kept, all_names, all_values);
    for (guint i = 0; i < kept; i++) g_value_unset(&all_values[i]);
    g_free(all_values);
    g_free(all_names);
    window_view = (WebKitWebView *)view;
    return view;
}
