package eus.arreta.cases.internal.rights;

import eus.arreta.access.DataSubject;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What belongs to a subject beside the cases.
 *
 * @param contacts      of a whole subject all; of cases alone those that were about nothing else
 * @param conversations of a whole subject all; of cases alone none, for others go on in them
 */
record Belongings(Set<UUID> contacts, Set<UUID> conversations) {

    static Belongings of(Handle handle, DataSubject subject) {
        if (!subject.whole()) {
            return new Belongings(
                    Set.copyOf(handle.createQuery("""
                            select distinct concern.contact_id from cases.concern concern
                            where concern.case_id = any(:cases) and not exists (
                                select 1 from cases.concern other where other.contact_id = concern.contact_id
                                and (other.case_id is null or not other.case_id = any(:cases)))""")
                            .bindArray("cases", UUID.class, subject.caseIds().toArray())
                            .mapTo(UUID.class)
                            .list()),
                    Set.of());
        }
        Set<UUID> conversations =
                Set.copyOf(handle.createQuery("select id from cases.conversation where address_id = any(:addresses)")
                        .bindArray("addresses", UUID.class, subject.addresses().toArray())
                        .mapTo(UUID.class)
                        .list());
        Set<UUID> contacts = Set.copyOf(handle.createQuery("""
                        select id from cases.contact where citizen_id = any(:citizens)
                        union select id from cases.contact where address_id = any(:addresses)
                        union select id from cases.contact where conversation_id = any(:conversations)""")
                .bindArray("citizens", UUID.class, subject.citizens().toArray())
                .bindArray("addresses", UUID.class, subject.addresses().toArray())
                .bindArray("conversations", UUID.class, conversations.toArray())
                .mapTo(UUID.class)
                .list());
        return new Belongings(contacts, conversations);
    }
}
