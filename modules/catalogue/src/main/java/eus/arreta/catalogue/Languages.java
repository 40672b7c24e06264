package eus.arreta.catalogue;

import java.util.List;

/** The languages in which the catalogue has its texts. */
public final class Languages {

    /** In the order in which columns stand. */
    public static final List<String> ALL = List.of("eu", "es", "fr", "en");

    private Languages() {}
}
