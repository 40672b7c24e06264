package eus.arreta.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The clocks of a case, in the order in which they began.
 *
 * @param policy that they count by now; absent when the case has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseClocks(PolicyChoice.Chosen policy, List<CaseClock> items) {}
