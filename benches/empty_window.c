/*
 * A window with a web view and one word in it, and nothing else: what the app's start is measured beside. It is the
 * least that any program needs that shows a page in this web view.
 */
#include <string.h>
#include <webkit2/webkit2.h>

static void answer(WebKitURISchemeRequest *request, gpointer data) {
    static const char page[] = "<!doctype html><title>Empty</title><body><p class=\"row-link\">Open</p></body>";
    (void)data;
    GInputStream *stream = g_memory_input_stream_new_from_data(page, strlen(page), NULL);
    webkit_uri_scheme_request_finish(request, stream, strlen(page), "text/html");
    g_object_unref(stream);
}

int main(int argc, char **argv) {
    gtk_init(&argc, &argv);
    webkit_web_context_register_uri_scheme(webkit_web_context_get_default(), "page", answer, NULL, NULL);
    GtkWidget *window = gtk_window_new(GTK_WINDOW_TOPLEVEL);
    gtk_window_set_default_size(GTK_WINDOW(window), 390, 844);
    /* Made the way the app's bindings make theirs, which is where `painted.c` listens. */
    GtkWidget *view = GTK_WIDGET(g_object_new_with_properties(WEBKIT_TYPE_WEB_VIEW, 0, NULL, NULL));
    gtk_container_add(GTK_CONTAINER(window), view);
    webkit_web_view_load_uri(WEBKIT_WEB_VIEW(view), "page://index/");
    gtk_widget_show_all(window);
    gtk_main();
    return 0;
}
