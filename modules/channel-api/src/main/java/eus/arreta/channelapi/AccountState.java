package eus.arreta.channelapi;

import java.util.Optional;

/** A small memory of an account: keys up to 100 characters, values up to 10,000. */
public interface AccountState {

    Optional<String> get(String key);

    /** Stores durably before it returns. */
    void put(String key, String value);
}
