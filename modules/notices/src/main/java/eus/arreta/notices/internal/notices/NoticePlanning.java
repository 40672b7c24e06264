package eus.arreta.notices.internal.notices;

import eus.arreta.access.Actor;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.citizens.Citizens;
import eus.arreta.gateway.ChannelAccounts;
import eus.arreta.notices.Notice.RowError;
import eus.arreta.notices.NoticeTemplate;
import eus.arreta.notices.RecipientList;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes citizens of the rows of a list, with a fixed number of queries; says what is wrong with the others. */
@ApplicationScoped
public class NoticePlanning {

    private static final Actor NOTICES = Actor.system("notices");
    private static final int LONGEST_VALUE = 500;

    private final Citizens citizens;
    private final ChannelAccounts accounts;
    private final Reach reach;

    public NoticePlanning(Citizens citizens, ChannelAccounts accounts, Reach reach) {
        this.citizens = citizens;
        this.accounts = accounts;
        this.reach = reach;
    }

    /**
     * Whom a notice is for.
     *
     * @param skippedNow how many would be skipped if it went out now, by reason
     */
    public record Plan(
            String channel,
            List<NoticeTable.Wanted> wanted,
            List<RowError> rejected,
            Map<String, Integer> skippedNow) {}

    /** @throws InvalidInput {@code /account} when there is none, or it is off */
    public Plan plan(UUID accountId, NoticeTemplate template, RecipientList list) {
        ChannelAccounts.Standing account = accountId == null
                ? null
                : accounts.standing(NOTICES, List.of(accountId)).get(accountId);
        if (account == null || !account.enabled()) {
            throw new InvalidInput("/account", "unknown", "is no channel account that is enabled");
        }
        NoticeText text = new NoticeText(template.texts(), template.fallbacks(), template.disclaimer());
        List<RowError> rejected = new ArrayList<>(list.rejected());
        Map<RecipientList.Row, UUID> found = find(list.rows(), rejected);
        Map<UUID, Reach.Way> ways = reach.ways(accountId, account, found.values());
        Map<UUID, NoticeTable.Wanted> wanted = new LinkedHashMap<>();
        Map<UUID, Long> lines = new HashMap<>();
        Map<String, Integer> skipped = new TreeMap<>();
        found.forEach((row, citizen) -> {
            Reach.Way way = ways.get(citizen);
            Map<String, String> values = details(row, text.variables());
            Optional<RowError> error = error(row, text, HandOver.values(values, way.name()));
            if ("erased".equals(way.refusal())) {
                rejected.add(new RowError(row.line(), "citizen", "There is no such citizen"));
            } else if (error.isPresent()) {
                rejected.add(error.get());
            } else if (wanted.containsKey(way.citizenId())) {
                rejected.add(
                        new RowError(row.line(), "", "Is the same citizen as in line " + lines.get(way.citizenId())));
            } else {
                wanted.put(way.citizenId(), new NoticeTable.Wanted(way.citizenId(), values));
                lines.put(way.citizenId(), row.line());
                if (way.refusal() != null) {
                    skipped.merge(way.refusal(), 1, Integer::sum);
                }
            }
        });
        rejected.sort(Comparator.comparingLong(RowError::line));
        return new Plan(account.channel(), List.copyOf(wanted.values()), List.copyOf(rejected), skipped);
    }

    /** By the first column that says who it is. */
    private Map<RecipientList.Row, UUID> find(List<RecipientList.Row> rows, List<RowError> rejected) {
        Map<RecipientList.Row, Citizens.ChannelAddress> byAddress = new LinkedHashMap<>();
        Map<RecipientList.Row, UUID> byId = new HashMap<>();
        for (RecipientList.Row row : rows) {
            String column = RecipientList.WHO.stream()
                    .filter(who -> !row.fields().getOrDefault(who, "").isBlank())
                    .findFirst()
                    .orElse(null);
            if (column == null) {
                rejected.add(new RowError(row.line(), "", "Names nobody"));
            } else if (column.equals("citizen")) {
                id(row.fields().get(column))
                        .ifPresentOrElse(
                                id -> byId.put(row, id),
                                () -> rejected.add(new RowError(row.line(), column, "Is no id of a citizen")));
            } else {
                byAddress.put(
                        row, new Citizens.ChannelAddress(column, row.fields().get(column)));
            }
        }
        Map<Citizens.ChannelAddress, UUID> owners = citizens.owners(NOTICES, Set.copyOf(byAddress.values()));
        Map<RecipientList.Row, UUID> found = new LinkedHashMap<>();
        for (RecipientList.Row row : rows) {
            UUID citizen = byId.containsKey(row) ? byId.get(row) : owners.get(byAddress.get(row));
            if (citizen != null) {
                found.put(row, citizen);
            } else if (byAddress.containsKey(row)) {
                rejected.add(new RowError(row.line(), byAddress.get(row).kind(), "Is nobody's whom Arreta knows"));
            }
        }
        return found;
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Only what the template asks for is kept. */
    private static Map<String, String> details(RecipientList.Row row, Set<String> variables) {
        return row.fields().entrySet().stream()
                .filter(field ->
                        variables.contains(field.getKey()) && !field.getValue().isBlank())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Optional<RowError> error(RecipientList.Row row, NoticeText text, Map<String, String> values) {
        Optional<String> missing = text.missing(values);
        if (missing.isPresent()) {
            return Optional.of(new RowError(row.line(), missing.get(), "Is missing"));
        }
        return values.entrySet().stream()
                .filter(value -> value.getValue().length() > LONGEST_VALUE)
                .findFirst()
                .map(value ->
                        new RowError(row.line(), value.getKey(), "Is longer than " + LONGEST_VALUE + " characters"));
    }
}
