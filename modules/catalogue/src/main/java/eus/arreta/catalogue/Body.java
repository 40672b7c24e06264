package eus.arreta.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * A competent body, in Arreta or elsewhere.
 *
 * @param code      slug that administrators choose
 * @param names     by language: eu, es, fr and en
 * @param dir3      its code in the State's common directory (DIR3); absent when it has none
 * @param forwardTo address to which requests are forwarded; absent when it works in Arreta
 * @param queue     slug of its queue, when it works in Arreta
 * @param active    false for one that was taken out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Body(
        String code,
        Map<String, String> names,
        String dir3,
        String forwardTo,
        String queue,
        boolean active,
        int version) {}
