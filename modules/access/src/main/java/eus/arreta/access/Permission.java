package eus.arreta.access;

/**
 * Everything that somebody may be allowed to do. Later features add rows here and to {@link Role}; no service checks a
 * role by name.
 */
public enum Permission {
    /** See cases, their timelines and messages. */
    CASES_READ,
    /** Reply, note, assign, change the state. */
    CASES_WORK,
    /** Say who may see a case, and take that back. */
    CASES_RESTRICT,
    /** See restricted cases without being named: no role has it, only the bootstrap key and Arreta itself. */
    RESTRICTED_CASES,
    /** See citizens, their addresses and what they decided. */
    CITIZENS_READ,
    /** Change citizens: names, addresses, mandates, consents, notes. */
    CITIZENS_WORK,
    /** Say that two citizens are one, or that one is two, and take that back. */
    CITIZENS_MERGE,
    /** See who has read which personal data. */
    READ_LOG,
    /** Export and erase all about a citizen; holds, retention rules. */
    DATA_RIGHTS,
    /** Read what is blocked until it may be destroyed. */
    BLOCKED_DATA,
    /** See what administrators changed and what was disclosed. */
    AUDIT,
    /** Take cases and citizens out as files. */
    EXPORT,
    /** Change how the office works: queues, teams, topics, bodies, fields, names of states. */
    SETTINGS,
    /** Write templates of notices, send notices to citizens and see what came of them. */
    NOTICES,
    /** See and replay what could not be processed. */
    DEAD_LETTERS,
    /** Create users, give roles, give and revoke keys. */
    USERS,
    /** Create, configure and enable channel accounts. */
    CHANNEL_ACCOUNTS
}
