package eus.arreta.webui.internal.thread;

import eus.arreta.cases.Entry;
import eus.arreta.cases.Markup;
import eus.arreta.channelapi.Capabilities;
import eus.arreta.channelapi.ChannelDescription;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.DeliveryState;
import eus.arreta.channelapi.Mark;
import eus.arreta.channelapi.OutboundContent;
import eus.arreta.gateway.ChannelAccounts;
import eus.arreta.webui.internal.text.CaseWords;
import eus.arreta.webui.internal.text.ChannelNames;
import eus.arreta.webui.internal.text.LinkedText;
import eus.arreta.webui.internal.text.Moments;
import eus.arreta.webui.internal.text.Wording;
import io.quarkus.qute.RawString;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the lines of a timeline out of its entries. */
@ApplicationScoped
public class EntryLines {

    private static final int KILO = 1_000;
    private static final Set<DeliveryState> SENT =
            EnumSet.of(DeliveryState.SENT, DeliveryState.DELIVERED, DeliveryState.READ);

    private final ChannelAccounts accounts;
    private final ChannelNames channels;
    private final Moments moments;

    public EntryLines(ChannelAccounts accounts, ChannelNames channels, Moments moments) {
        this.accounts = accounts;
        this.channels = channels;
        this.moments = moments;
    }

    /** @param citizen what the case's citizen is called */
    public List<Entries.Line> lines(List<Entry> entries, String citizen, Wording wording) {
        return lines(entries, citizen, null, wording);
    }

    /** The same with what {@code reader} may change of their own messages; absent for nothing. */
    public List<Entries.Line> lines(List<Entry> entries, String citizen, UUID reader, Wording wording) {
        List<Entries.Line> lines = new ArrayList<>();
        LocalDate day = null;
        for (Entry entry : entries) {
            LocalDate its = moments.dayOf(entry.at());
            if (!its.equals(day)) {
                lines.add(day(its, wording));
                day = its;
            }
            lines.add(line(entry, citizen, reader, wording));
        }
        return lines;
    }

    private Entries.Line day(LocalDate day, Wording wording) {
        return new Entries.Line(
                "day-" + day,
                "day",
                false,
                null,
                moments.day(day, wording.language()),
                null,
                null,
                null,
                day.toString(),
                null,
                null,
                List.of(),
                null,
                null);
    }

    private Entries.Line line(Entry entry, String citizen, UUID reader, Wording wording) {
        CaseWords words = new CaseWords(wording);
        boolean event = entry.type().equals("event");
        ChannelNames.Name channel = channels.of(entry.channel(), wording.language());
        boolean hasText = !event && entry.text() != null && !entry.text().isBlank();
        return new Entries.Line(
                "entry-" + entry.id(),
                entry.type(),
                !"inbound".equals(entry.direction()),
                hasText ? new RawString(LinkedText.html(entry.text(), marks(entry))) : null,
                event ? words.event(entry) : null,
                words.author(entry, citizen),
                entry.channel() == null ? null : channel.label(),
                channel.icon(),
                entry.at().toString(),
                moments.time(entry.at()),
                moments.full(entry.at(), wording.language()),
                parts(entry.content(), wording),
                entry.delivery() == null ? null : delivery(entry, words, sentIsAll(entry, channel, wording)),
                extra(entry, reader, wording));
    }

    private Entries.Extra extra(Entry entry, UUID reader, Wording wording) {
        String heading =
                switch (entry.type()) {
                    case "call" -> wording.core().call();
                    case "visit" -> wording.core().visit();
                    default -> null;
                };
        return new Entries.Extra(
                entry.id().toString(),
                entry.replyTo() == null ? null : entry.replyTo().text(),
                entry.versions() == null
                        ? List.of()
                        : entry.versions().stream().map(Entry.Version::text).toList(),
                entry.deletedAt() != null,
                entry.reactions() == null ? "" : String.join(" ", entry.reactions()),
                entry.author() != null
                        && "system".equals(entry.author().kind())
                        && entry.type().equals("message"),
                heading,
                entry.caseNumber(),
                entry.deletedAt() != null
                                && entry.change() != null
                                && entry.change().kind().equals("delete")
                        ? entry.change().by()
                        : null,
                changed(entry.change(), wording),
                changing(entry, reader),
                answerable(entry));
    }

    /** How what we wrote looks; a citizen's text is never anything but text. */
    private static List<Mark> marks(Entry entry) {
        boolean ours = "outbound".equals(entry.direction())
                && entry.content() != null
                && entry.content().get(0) instanceof Content.Text;
        return ours ? ((Content.Text) entry.content().get(0)).marks() : List.of();
    }

    /** What there is to say of a change that isn't done. */
    private static String changed(Entry.Change change, Wording wording) {
        if (change == null || change.state().equals("done")) {
            return null;
        }
        boolean deletion = change.kind().equals("delete");
        if (change.state().equals("queued")) {
            return deletion ? wording.work().deletionWaits() : wording.work().editWaits();
        }
        String reason = new CaseWords(wording).reason(Objects.requireNonNullElse(change.reason(), "refused"));
        return deletion ? wording.work().deletionFailed(reason) : wording.work().editFailed(reason);
    }

    /** Whether an answer can show on its network that it answers this. */
    private boolean answerable(Entry entry) {
        return "inbound".equals(entry.direction())
                && entry.type().equals("message")
                && entry.deletedAt() == null
                && accounts.channel(entry.channel())
                        .map(channel -> channel.capabilities().quotes())
                        .orElse(false);
    }

    /** The server asks all of it again, under the case's lock. */
    private Entries.Changing changing(Entry entry, UUID reader) {
        boolean own = reader != null
                && entry.delivery() != null
                && entry.author() != null
                && reader.equals(entry.author().id());
        boolean settled = entry.deletedAt() == null
                && (entry.change() == null || !entry.change().state().equals("queued"));
        if (!own || !settled || !SENT.contains(entry.delivery().state())) {
            return null;
        }
        Capabilities can = accounts.channel(entry.channel())
                .map(ChannelDescription::capabilities)
                .orElse(null);
        if (can == null) {
            return null;
        }
        boolean editable =
                can.edits() && !entry.text().isBlank() && entry.text().length() <= can.longestText();
        boolean deletable = can.deletes() != null && !moments.isPast(entry.at().plus(can.deletes()));
        return editable || deletable
                ? new Entries.Changing(editable ? Markup.write(entry.text(), marks(entry)) : null, deletable)
                : null;
    }

    /** Why a reply stays "sent" on a network that tells no more; null elsewhere. */
    private String sentIsAll(Entry entry, ChannelNames.Name channel, Wording wording) {
        boolean tellsNoMore = entry.delivery().state() == DeliveryState.SENT
                && accounts.channel(entry.channel())
                        .map(description -> !description.capabilities().deliveryReceipts())
                        .orElse(false);
        return tellsNoMore ? wording.work().sentIsAll(channel.label()) : null;
    }

    private static Entries.Delivery delivery(Entry entry, CaseWords words, String hint) {
        DeliveryState state = entry.delivery().state();
        String reason = entry.delivery().reason();
        return new Entries.Delivery(
                state.word(),
                words.delivery(state),
                icon(state),
                reason == null ? null : words.reason(reason),
                hint,
                state == DeliveryState.UNKNOWN ? entry.id().toString() : null);
    }

    private static String icon(DeliveryState state) {
        return switch (state) {
            case QUEUED -> "clock";
            case SENDING -> "arrow-up-circle";
            case UNKNOWN -> "question-circle";
            case FAILED -> "x-circle";
            case SENT -> "check2";
            case DELIVERED -> "check2-all";
            case READ -> "eye";
        };
    }

    private static List<Entries.Part> parts(List<Content> content, Wording wording) {
        return content == null
                ? List.of()
                : content.stream()
                        .map(part -> part(part, wording))
                        .filter(Objects::nonNull)
                        .toList();
    }

    /** The line for a part; absent for text, which stands in the entry itself. */
    private static Entries.Part part(Content part, Wording wording) {
        if (part instanceof Content.Attachment file) {
            return new Entries.Part(
                    "paperclip",
                    file.name(),
                    size(file.size(), wording.language().locale()),
                    "/api/files/" + file.fileId(),
                    shown(file.mediaType()));
        }
        if (part instanceof Content.Location place) {
            String where = String.format(Locale.ROOT, "%.5f, %.5f", place.latitude(), place.longitude());
            return new Entries.Part(
                    "geo-alt", wording.work().location(), place.name() == null ? where : place.name() + " · " + where);
        }
        if (part instanceof Content.ContactCard card) {
            return new Entries.Part(
                    "person-vcard",
                    wording.work().contactCard(),
                    card.phone() == null ? card.name() : card.name() + " · " + card.phone());
        }
        if (part instanceof Content.ChoicePressed choice) {
            return new Entries.Part(
                    "ui-checks", wording.work().choice(), choice.label() == null ? choice.choiceId() : choice.label());
        }
        if (part instanceof Content.Choices choices) {
            return new Entries.Part(
                    "ui-radios",
                    wording.work().offered(),
                    choices.choices().stream()
                            .map(OutboundContent.Choice::label)
                            .collect(Collectors.joining(" · ")));
        }
        return part instanceof Content.Unsupported unsupported ? strange(unsupported, wording) : null;
    }

    /** A file that was not taken in says so with its name and size; what this version doesn't know says its kind. */
    private static Entries.Part strange(Content.Unsupported part, Wording wording) {
        if (part.fileName() == null) {
            return new Entries.Part("box", wording.work().unsupported(part.rawKind()), "");
        }
        String words = part.rawKind().endsWith("-too-large")
                ? wording.work().fileOversized()
                : wording.work().fileMissing();
        String size = part.raw().get("size") instanceof Number bytes && bytes.longValue() > 0
                ? size(bytes.longValue(), wording.language().locale())
                : "";
        return new Entries.Part(
                "paperclip",
                words,
                Stream.of(part.fileName(), size).filter(one -> !one.isEmpty()).collect(Collectors.joining(" · ")));
    }

    /** What a page can show of a file; pictures only of kinds that have a small one. */
    private static String shown(String mediaType) {
        return switch (mediaType) {
            case "image/jpeg", "image/png", "image/gif", "image/bmp" -> "image";
            case "audio/ogg", "audio/mpeg", "audio/mp4", "audio/wav", "audio/aac" -> "audio";
            case "video/mp4", "video/webm", "video/ogg" -> "video";
            default -> null;
        };
    }

    private static String size(long bytes, Locale locale) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        return bytes < KILO * KILO
                ? bytes / KILO + " kB"
                : String.format(locale, "%.1f MB", bytes / (double) (KILO * KILO));
    }
}
