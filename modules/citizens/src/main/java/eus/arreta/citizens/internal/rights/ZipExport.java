package eus.arreta.citizens.internal.rights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eus.arreta.access.PersonalDataExport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An export as ZIP: {@code data/<part>.jsonl} for machines, {@code files/}, and {@code index.html} for people, which is
 * gathered in a temporary file meanwhile, for a ZIP holds one entry after the other.
 */
final class ZipExport implements PersonalDataExport, AutoCloseable {

    private final ZipOutputStream zip;
    private final ObjectMapper json;
    private final ResourceBundle words;
    private final Path page;
    private final OutputStream html;
    private final Set<String> names = new HashSet<>();

    /** @param language of the page; its bundle is {@code export_<language>.properties} */
    ZipExport(OutputStream to, ObjectMapper json, String language) throws IOException {
        this.zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        this.json = json;
        this.words = ResourceBundle.getBundle(
                ZipExport.class.getPackageName() + ".export",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.page = Files.createTempFile("arreta-export", ".html");
        this.html = new java.io.BufferedOutputStream(Files.newOutputStream(page));
        say("<!DOCTYPE html><html lang=\"" + language + "\"><meta charset=\"utf-8\"><title>" + escaped(word("title"))
                + "</title><style>body{font-family:sans-serif;margin:2rem}table{border-collapse:collapse}"
                + "th,td{border:1px solid #999;padding:.3rem .5rem;text-align:start;vertical-align:top}</style><h1>"
                + escaped(word("title")) + "</h1><p>" + escaped(word("intro")) + "</p>");
    }

    @Override
    public void rows(String part, List<String> readable, Iterator<String> rows) throws IOException {
        if (!rows.hasNext()) {
            return;
        }
        zip.putNextEntry(new ZipEntry("data/" + part + ".jsonl"));
        boolean shown = !readable.isEmpty();
        if (shown) {
            say("<h2>" + escaped(word(part)) + "</h2><table><tr>");
            for (String column : readable) {
                say("<th scope=\"col\">" + escaped(word("column." + column)) + "</th>");
            }
            say("</tr>\n");
        }
        while (rows.hasNext()) {
            String row = rows.next();
            zip.write(row.getBytes(StandardCharsets.UTF_8));
            zip.write('\n');
            if (shown) {
                line(json.readTree(row), readable);
            }
        }
        if (shown) {
            say("</table>\n");
        }
        zip.closeEntry();
    }

    private void line(JsonNode row, List<String> readable) throws IOException {
        say("<tr>");
        for (String column : readable) {
            JsonNode value = row.path(column);
            String text = value.isMissingNode() || value.isNull()
                    ? ""
                    : value.isTextual() ? value.asText() : value.toString();
            say("<td dir=\"auto\">" + escaped(text) + "</td>");
        }
        say("</tr>\n");
    }

    @Override
    public void file(String name, InputStream content) throws IOException {
        // What a citizen called a file is no path.
        String plain = name.replaceAll("[\\\\/\\p{Cntrl}]", "_");
        String free = plain;
        for (int again = 2; !names.add(free); again++) {
            free = again + "-" + plain;
        }
        zip.putNextEntry(new ZipEntry("files/" + free));
        content.transferTo(zip);
        zip.closeEntry();
    }

    /** Writes the page for people and ends the ZIP; the stream beneath stays open. */
    void finish() throws IOException {
        say("</html>\n");
        html.close();
        zip.putNextEntry(new ZipEntry("index.html"));
        Files.copy(page, zip);
        zip.closeEntry();
        zip.finish();
    }

    private void say(String text) throws IOException {
        html.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private String word(String key) {
        return words.getString(key.replace('/', '.'));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public void close() throws IOException {
        html.close();
        Files.deleteIfExists(page);
    }
}
