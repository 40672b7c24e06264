package eus.arreta.access;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A module that has tables. It says what of them is a citizen's, and takes it away when the citizen, or a rule, says so. Called
 * inside the caller's transaction, with the citizens' rows locked, unless a method says otherwise.
 */
public interface PersonalDataHolder {

    /** Every table, as {@code schema.table}, for which it answers; also those in which nothing is a citizen's. */
    Set<String> tables();

    /** Adds what this module knows to belong to the subject: cases, and conversations. */
    default DataSubject complete(DataSubject subject) {
        return subject;
    }

    /**
     * Locks what is locked before citizens wherever both are, so that an erasure and a message that comes in never wait for each
     * other in a circle. The citizens' rows are not locked yet.
     */
    default void lockBeforeCitizens(DataSubject subject) {}

    /**
     * A case that must not be destroyed yet.
     *
     * @param until the day and time of its end
     * @param rule  which says so, in words for people
     */
    record Kept(UUID caseId, String number, Instant until, String rule) {}

    /** The subject's cases that a rule keeps beyond {@code now}. */
    default List<Kept> kept(DataSubject subject, Instant now) {
        return List.of();
    }

    /** Whether it has something of a subject without cases for whose sake the citizen must stay, such as a recorded call. */
    default boolean holdsMoreOf(DataSubject subject) {
        return false;
    }

    /** Writes everything that is the subject's. @throws IOException when {@code to} can't be written */
    void export(DataSubject subject, PersonalDataExport to) throws IOException;

    /** Destroys everything that is the subject's. */
    void erase(DataSubject subject, Instant now);

    /** What can't be taken back, such as files on a disk: called when the transaction of {@link #erase} has ended well. */
    default void erased() {}
}
