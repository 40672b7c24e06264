package eus.arreta.cases.internal.list;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Makes the query of a full-text search: nobody says in which language somebody searches, so each word is all four. */
final class SearchWords {

    private static final List<String> CONFIGURATIONS = List.of("cases.es", "cases.eu", "cases.fr", "cases.en");

    private SearchWords() {}

    /** The query as PostgreSQL writes it; empty when its words are too common to be looked for. */
    static String of(Handle handle, SearchQuery query) {
        List<String> wanted = new ArrayList<>();
        List<String> unwanted = new ArrayList<>();
        for (int index = 0; index < query.terms().size(); index++) {
            String name = ":term" + index;
            String inAll = CONFIGURATIONS.stream()
                    .map(configuration -> "phraseto_tsquery('" + configuration + "'::regconfig, " + name + ")")
                    .collect(Collectors.joining(" || ", "(", ")"));
            if (query.terms().get(index).wanted()) {
                wanted.add(inAll);
            } else {
                unwanted.add("!! " + inAll);
            }
        }
        String sql = Stream.concat(wanted.stream(), unwanted.stream()).collect(Collectors.joining(" && "));
        Query statement = handle.createQuery("select case when numnode(" + String.join(" && ", wanted)
                + ") = 0 then '' else cast((" + sql + ") as text) end");
        for (int index = 0; index < query.terms().size(); index++) {
            statement.bind("term" + index, query.terms().get(index).words());
        }
        return statement.mapTo(String.class).one();
    }
}
