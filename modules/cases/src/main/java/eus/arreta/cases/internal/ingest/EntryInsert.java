package eus.arreta.cases.internal.ingest;

import eus.arreta.cases.internal.Columns;
import eus.arreta.citizens.DisplayName;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Inserts the entries of many messages in one statement, in their order. */
final class EntryInsert {

    private static final String INSERT = """
            insert into cases.entry (id, case_id, conversation_id, history_no, type, at, direction, channel,
                author_kind, author_name, text, content, account_id, external_id, contact_id, group_id, reply_to, language)
            select id, case_id, conversation_id, nextval('cases.entry_no_seq'), 'message', at, 'inbound', channel,
                'citizen', author_name, text, content, account_id, external_id, contact_id, group_id, reply_to, language
            from unnest(:ids, :cases, :conversations, :times::timestamptz[], :channels, :authors, :texts, :contents,
                    :accounts, :externals, :contacts, :groups, :quotes, :languages)
                with ordinality as entry (id, case_id, conversation_id, at, channel, author_name, text, content,
                    account_id, external_id, contact_id, group_id, reply_to, language, position)
            order by position""";

    private EntryInsert() {}

    private static String name(Placed placed) {
        String name = DisplayName.of(placed.message().sender().name());
        return name.isEmpty() ? null : name;
    }

    static void insert(Handle handle, List<Placed> placed) {
        Columns.of(handle.createUpdate(INSERT), placed)
                .uuids("ids", Placed::entryId)
                .uuids("cases", Placed::caseId)
                .uuids("conversations", Placed::conversationId)
                .times("times", one -> one.message().sentAt())
                .texts("channels", Placed::channel)
                .texts("authors", one -> name(one))
                .texts("texts", one -> one.text().text())
                .texts("contents", one -> one.text().parts())
                .uuids("accounts", one -> one.message().accountId())
                .texts("externals", one -> one.message().externalId())
                .uuids("contacts", Placed::contactId)
                .texts("groups", one -> one.message().groupId())
                .texts("quotes", one -> one.message().replyTo())
                .texts("languages", Placed::language)
                .bound()
                .execute();
    }
}
