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
    /** See and replay what could not be processed. */
    DEAD_LETTERS,
    /** Create users, give roles, give and revoke keys. */
    USERS,
    /** Create, configure and enable channel accounts. */
    CHANNEL_ACCOUNTS
}
