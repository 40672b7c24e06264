/**
 * The agents' console: pages, their language and look, and the one stream that keeps an open browser up to date. Used by
 * people with a browser; nothing in Arreta calls it, only the server assembles it and tells it through
 * {@link eus.arreta.webui.ServiceStatus} what is away. It asks the modules by their public services as the signed-in
 * person, so it never decides who may do what, never reads a table, and never puts a citizen's words anywhere but into a
 * page for somebody who may see them.
 */
package eus.arreta.webui;
