package eus.arreta.webui;

import java.util.List;

/** Whether the parts that the console needs are there. Implemented by who assembles the server. */
public interface ServiceStatus {

    /** Names of the parts that are away, such as {@code database} or {@code broker}; empty when all are there. */
    List<String> away();

    /** Asks to be called, on any thread and soon, when {@link #away()} may have changed. */
    void onChange(Runnable listener);
}
