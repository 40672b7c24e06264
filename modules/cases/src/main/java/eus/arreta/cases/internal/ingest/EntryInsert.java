package eus.arreta.cases.internal.ingest;

import eus.arreta.cases.internal.ingest.MessageBatch.Placed;
import eus.arreta.channelapi.Sender;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Inserts the entries of many messages in one statement, in their order. */
final class EntryInsert {

    private static final String INSERT = """
            insert into cases.entry (id, case_id, conversation_id, history_no, type, at, direction, channel,
                author_kind, author_name, text, content, account_id, external_id)
            select id, case_id, conversation_id, nextval('cases.entry_no_seq'), 'message', at, 'inbound', channel,
                'citizen', author_name, text, content, account_id, external_id
            from unnest(:ids, :cases, :conversations, :times::timestamptz[], :channels, :authors, :texts, :contents,
                    :accounts, :externals)
                with ordinality as entry (id, case_id, conversation_id, at, channel, author_name, text, content,
                    account_id, external_id, position)
            order by position""";

    private EntryInsert() {}

    static void insert(Handle handle, List<Placed> placed) {
        handle.createUpdate(INSERT)
                .bindArray("ids", UUID.class, column(placed, Placed::entryId))
                .bindArray("cases", UUID.class, column(placed, Placed::caseId))
                .bindArray("conversations", UUID.class, column(placed, Placed::conversationId))
                .bindArray(
                        "times",
                        Timestamp.class,
                        column(placed, one -> Timestamp.from(one.message().sentAt())))
                .bindArray("channels", String.class, column(placed, Placed::channel))
                .bindArray(
                        "authors",
                        String.class,
                        column(placed, one -> name(one.message().sender())))
                .bindArray(
                        "texts", String.class, column(placed, one -> one.text().text()))
                .bindArray("contents", String.class, column(placed, one -> one.text()
                        .parts()))
                .bindArray("accounts", UUID.class, column(placed, one -> one.message()
                        .accountId()))
                .bindArray("externals", String.class, column(placed, one -> one.message()
                        .externalId()))
                .execute();
    }

    private static Object[] column(List<Placed> placed, Function<Placed, Object> value) {
        return placed.stream().map(value).toArray();
    }

    private static String name(Sender sender) {
        return sender.name();
    }
}
