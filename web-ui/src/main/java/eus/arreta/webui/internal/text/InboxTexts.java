package eus.arreta.webui.internal.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What narrows the list of cases, in Spanish; the other languages are in {@code messages/inbox_*.properties}. */
@MessageBundle(value = "inbox", locale = "es")
public interface InboxTexts {

    @Message("Filtrar")
    String filter();

    @Message("Filtros activos")
    String activeFilters();

    @Message("Quitar el filtro")
    String takeAway();

    @Message("Ver resultados")
    String show();

    @Message("Canal")
    String channel();

    @Message("Todas las colas")
    String anyQueue();

    @Message("Todos los canales")
    String anyChannel();

    @Message("Todos los idiomas")
    String anyLanguage();

    @Message("Ningún caso cumple estos filtros.")
    String nothingFound();

    @Message("Quitar todos los filtros")
    String takeAllAway();

    @Message("Filtrar la lista")
    String keyFilter();

    @Message("Buscar casos, personas, palabras…")
    String search();

    @Message("Buscar")
    String find();

    @Message("Buscar casos")
    String keySearch();
}
