package eus.arreta.cases;

import java.time.Instant;
import java.util.UUID;

/** Somebody who looks at a case at this moment; {@code writes} says whether a text is being written. */
public record Viewer(UUID id, String name, boolean writes, Instant seenAt) {}
