package eus.arreta.webui.internal.citizens;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.Cases;
import eus.arreta.cases.Entry;
import eus.arreta.citizens.Address;
import eus.arreta.citizens.Citizen;
import eus.arreta.citizens.CitizenMerges;
import eus.arreta.citizens.CitizenRecords;
import eus.arreta.citizens.CitizenRecords.Duplicate;
import eus.arreta.citizens.Citizens;
import eus.arreta.gateway.ChannelAccounts;
import eus.arreta.webui.internal.text.CaseWords;
import eus.arreta.webui.internal.text.ChannelNames;
import eus.arreta.webui.internal.text.CoreTexts;
import eus.arreta.webui.internal.text.Language;
import eus.arreta.webui.internal.text.Moments;
import eus.arreta.webui.internal.text.Wording;
import eus.arreta.webui.internal.thread.Entries;
import eus.arreta.webui.internal.thread.EntryLines;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes what is shown of one citizen. */
@ApplicationScoped
public class CitizenCards {

    /** What citizens are asked for their consent to; everything else needs none or has another ground. */
    private static final List<String> PURPOSES = List.of("notices", "recording", "survey");

    private final CitizenRecords records;
    private final Citizens citizens;
    private final CitizenMerges merges;
    private final Cases cases;
    private final ChannelAccounts accounts;
    private final ChannelNames channels;
    private final EntryLines lines;
    private final Moments moments;

    public CitizenCards(
            CitizenRecords records,
            Citizens citizens,
            CitizenMerges merges,
            Cases cases,
            ChannelAccounts accounts,
            ChannelNames channels,
            EntryLines lines,
            Moments moments) {
        this.records = records;
        this.citizens = citizens;
        this.merges = merges;
        this.cases = cases;
        this.accounts = accounts;
        this.channels = channels;
        this.lines = lines;
        this.moments = moments;
    }

    CitizenCard card(Actor actor, Citizen citizen, Wording wording) {
        List<Entry> entries = new ArrayList<>(
                cases.ofCitizen(actor, citizen.id(), true, null, null).items());
        Collections.reverse(entries);
        String who = who(citizen, wording);
        boolean mayMerge = actor.may(Permission.CITIZENS_MERGE);
        return new CitizenCard(
                citizen.id().toString(),
                citizen.version(),
                who,
                citizen.name() == null ? "" : citizen.name(),
                actor.may(Permission.CITIZENS_WORK),
                mayMerge,
                mayMerge && merges.canUndo(actor, citizen.id()),
                citizen.language(),
                languages(citizen, wording),
                channelChoices(citizen.preferredChannel(), wording),
                citizen.secrecy(),
                citizen.mergedInto() == null ? null : "/citizens/" + citizen.mergedInto(),
                citizen.addresses().stream()
                        .map(address -> address(address, wording))
                        .toList(),
                consents(citizen, wording),
                PURPOSES.stream()
                        .map(purpose -> new CitizenCard.Choice(purpose, purpose(purpose, wording.core()), false))
                        .toList(),
                mandates(actor, citizen, wording),
                citizen.notes().stream()
                        .map(note -> new CitizenCard.NoteLine(
                                note.text(), note.author(), moments.full(note.at(), wording.language())))
                        .toList(),
                citizen.mergedInto() == null
                        ? records.duplicates(actor, citizen.id()).stream()
                                .map(duplicate -> duplicate(duplicate, wording))
                                .toList()
                        : List.of(),
                new Entries(lines.lines(entries, who, wording), null));
    }

    /** The languages of the console, and the citizen's own when it is another one; first: none said. */
    private static List<CitizenCard.Choice> languages(Citizen citizen, Wording wording) {
        String wished = citizen.language();
        Stream<String> ours = Arrays.stream(Language.values()).map(Language::code);
        Stream<String> theirs = wished == null
                        || Arrays.stream(Language.values())
                                .anyMatch(language -> language.code().equals(wished))
                ? Stream.empty()
                : Stream.of(wished);
        CaseWords words = new CaseWords(wording);
        return Stream.concat(
                        Stream.of(new CitizenCard.Choice("", wording.core().notSaid(), wished == null)),
                        Stream.concat(ours, theirs)
                                .map(code -> new CitizenCard.Choice(code, words.language(code), code.equals(wished))))
                .toList();
    }

    /** @param chosen word of one of them; absent for none */
    private List<CitizenCard.Choice> channelChoices(String chosen, Wording wording) {
        return accounts.channels().stream()
                .map(channel -> new CitizenCard.Choice(
                        channel.channel(),
                        channels.of(channel.channel(), wording.language()).label(),
                        channel.channel().equals(chosen)))
                .toList();
    }

    /** The newest decision of each purpose and channel, newest first; what was said before stands in the export. */
    private List<CitizenCard.ConsentLine> consents(Citizen citizen, Wording wording) {
        Map<String, Citizen.Consent> newest = new LinkedHashMap<>();
        List<Citizen.Consent> all = new ArrayList<>(citizen.consents());
        all.sort(Comparator.comparing(Citizen.Consent::at).reversed());
        all.forEach(consent -> newest.putIfAbsent(consent.purpose() + " " + consent.channel(), consent));
        return newest.values().stream()
                .map(consent -> new CitizenCard.ConsentLine(
                        consent.purpose(),
                        purpose(consent.purpose(), wording.core()),
                        consent.channel(),
                        channels.of(consent.channel(), wording.language()).label(),
                        consent.given(),
                        consent.textVersion(),
                        moments.full(consent.at(), wording.language())))
                .toList();
    }

    private static String purpose(String purpose, CoreTexts texts) {
        return switch (purpose) {
            case "notices" -> texts.forNotices();
            case "recording" -> texts.forRecording();
            case "survey" -> texts.forSurvey();
            default -> purpose;
        };
    }

    private List<CitizenCard.MandateLine> mandates(Actor actor, Citizen citizen, Wording wording) {
        List<Citizen.Mandate> standing = citizen.mandates().stream()
                .filter(mandate -> mandate.revokedAt() == null)
                .toList();
        Map<UUID, Citizens.Person> people = citizens.people(
                actor,
                standing.stream()
                        .flatMap(mandate -> Stream.of(mandate.citizen(), mandate.representative()))
                        .collect(Collectors.toSet()));
        return standing.stream()
                .map(mandate -> mandate(mandate, citizen, people, wording))
                .toList();
    }

    private CitizenCard.MandateLine mandate(
            Citizen.Mandate mandate, Citizen citizen, Map<UUID, Citizens.Person> people, Wording wording) {
        boolean represented = mandate.citizen().equals(citizen.id());
        UUID other = represented ? mandate.representative() : mandate.citizen();
        Citizens.Person person = people.get(other);
        String name = new CaseWords(wording).citizen(new CaseView.Person(other, person == null ? null : person.name()));
        return new CitizenCard.MandateLine(
                mandate.id().toString(),
                represented ? wording.core().representedBy() : wording.core().represents(),
                name,
                "/citizens/" + other,
                mandate.scope(),
                mandate.proof(),
                mandate.validUntil() == null
                        ? null
                        : wording.core().until(moments.date(mandate.validUntil(), wording.language())),
                represented);
    }

    private static CitizenCard.AddressLine address(Address address, Wording wording) {
        String kind =
                switch (address.kind()) {
                    case "phone" -> wording.core().phone();
                    case "email" -> wording.core().email();
                    case "document" -> wording.core().document();
                    case "passport" -> wording.core().passport();
                    case "foreign-document" -> wording.core().foreignDocument();
                    case "web-chat-visitor" -> wording.core().chatVisitor();
                    case "telegram-user" -> "Telegram";
                    default -> address.kind();
                };
        return new CitizenCard.AddressLine(
                address.id().toString(),
                kind,
                address.value(),
                address.isDefault(),
                address.verifiedOn() == null ? null : address.verifiedOn().toString(),
                address.unreachable() == null ? null : wording.core().unreachable(address.unreachable()));
    }

    private static CitizenCard.DuplicateLine duplicate(Duplicate duplicate, Wording wording) {
        Citizen citizen = duplicate.citizen();
        return new CitizenCard.DuplicateLine(
                citizen.id().toString(), "/citizens/" + citizen.id(), who(citizen, wording), inShort(citizen));
    }

    static String who(Citizen citizen, Wording wording) {
        return new CaseWords(wording).citizen(new CaseView.Person(citizen.id(), citizen.name()));
    }

    static String inShort(Citizen citizen) {
        return citizen.addresses().stream().limit(3).map(Address::value).collect(Collectors.joining(" · "));
    }
}
