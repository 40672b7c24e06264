package eus.arreta.cases.internal.list;

import eus.arreta.cases.CaseView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Shows where the words stand: for the cases of one page, a piece of the newest message of each that holds them. */
@ApplicationScoped
public class Highlights {

    private static final char BEGIN = '\u0001';
    private static final char END = '\u0002';

    /** By index entry_timeline, for a page's cases only; a very long text is shown from its beginning. */
    private static final String PIECES = """
            select record.id as case_id, newest.id as entry_id, ts_headline(
                case newest.language when 'eu' then 'cases.eu' when 'fr' then 'cases.fr' when 'en' then 'cases.en'
                    else 'cases.es' end::regconfig,
                translate(left(newest.text, 20000), chr(1) || chr(2), ''),
                cast(:words as tsquery),
                'StartSel=' || chr(1) || ',StopSel=' || chr(2) || ',MaxFragments=1,MaxWords=24,MinWords=8') as piece
            from unnest(:cases) as record (id)
            join lateral (
                select entry.id, entry.text, entry.language from cases.entry entry
                where entry.case_id = record.id and entry.words @@ cast(:words as tsquery)
                order by entry.at desc, entry.no desc
                limit 1) newest on true""";

    List<CaseView> add(Handle handle, List<CaseView> found, String words) {
        if (words.isEmpty() || found.isEmpty()) {
            return found;
        }
        Map<UUID, CaseView.Match> pieces = new HashMap<>();
        handle.createQuery(PIECES)
                .bind("words", words)
                .bindArray("cases", UUID.class, found.stream().map(CaseView::id).toArray())
                .map((row, context) -> pieces.put(
                        row.getObject("case_id", UUID.class),
                        match(row.getObject("entry_id", UUID.class), row.getString("piece"))))
                .list();
        return found.stream()
                .map(one -> pieces.containsKey(one.id()) ? one.matching(pieces.get(one.id())) : one)
                .toList();
    }

    private static CaseView.Match match(UUID entryId, String piece) {
        StringBuilder text = new StringBuilder();
        List<CaseView.Mark> marks = new ArrayList<>();
        int from = 0;
        for (char character : piece.toCharArray()) {
            if (character == BEGIN) {
                from = text.length();
            } else if (character == END) {
                marks.add(new CaseView.Mark(from, text.length()));
            } else {
                text.append(character);
            }
        }
        return new CaseView.Match(entryId, text.toString(), marks);
    }
}
