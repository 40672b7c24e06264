package eus.arreta.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import eus.arreta.access.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The borders of the house: who may use whom, and whose tables are whose. */
class ArchitectureTest {

    private static final Path ROOT = Path.of("..", "..");

    /** Each module with the modules of ours that it may use: those on the floors below. */
    private static final Map<String, Set<String>> MAY_USE = new LinkedHashMap<>();

    static {
        MAY_USE.put("channelapi", Set.of());
        MAY_USE.put("http", Set.of("channelapi"));
        MAY_USE.put("access", Set.of("channelapi", "http"));
        MAY_USE.put("events", Set.of("channelapi", "http", "access"));
        MAY_USE.put("attachments", Set.of("channelapi", "http", "access", "events"));
        MAY_USE.put("language", Set.of());
        MAY_USE.put("calendars", Set.of("channelapi", "http", "access", "events"));
        MAY_USE.put("citizens", Set.of("channelapi", "http", "access", "events", "attachments"));
        MAY_USE.put("staff", Set.of("channelapi", "http", "access", "events", "attachments"));
        MAY_USE.put("catalogue", Set.of("channelapi", "http", "access", "events", "attachments"));
        MAY_USE.put(
                "gateway",
                Set.of("channelapi", "http", "access", "events", "attachments", "citizens", "staff", "catalogue"));
        MAY_USE.put(
                "cases",
                Set.of(
                        "channelapi",
                        "http",
                        "access",
                        "events",
                        "attachments",
                        "language",
                        "citizens",
                        "staff",
                        "catalogue",
                        "gateway"));
        MAY_USE.put(
                "reception",
                Set.of(
                        "channelapi",
                        "http",
                        "access",
                        "events",
                        "attachments",
                        "calendars",
                        "language",
                        "citizens",
                        "staff",
                        "catalogue",
                        "gateway",
                        "cases"));
        MAY_USE.put(
                "notices",
                Set.of(
                        "channelapi",
                        "http",
                        "access",
                        "events",
                        "attachments",
                        "language",
                        "citizens",
                        "staff",
                        "catalogue",
                        "gateway",
                        "cases",
                        "sla"));
        MAY_USE.put("sla", Set.of("channelapi", "http", "access", "events", "calendars", "cases"));
        MAY_USE.put("webchat", Set.of("channelapi"));
        MAY_USE.put("telegram", Set.of("channelapi"));
        MAY_USE.put(
                "webui",
                Set.of(
                        "channelapi",
                        "http",
                        "access",
                        "events",
                        "attachments",
                        "calendars",
                        "citizens",
                        "staff",
                        "catalogue",
                        "gateway",
                        "cases",
                        "sla",
                        "notices",
                        "reception"));
    }

    /** Services that no person and no program calls: plumbing between modules, and what runs before anybody is known. */
    private static final Set<String> WITHOUT_ACTOR = Set.of(
            "IdempotencyKeys",
            "SecretBox",
            "SignIn",
            "InvitedPasswords",
            "Sessions",
            "Outbox",
            "Publisher",
            "EventStream",
            "Leases",
            "BatchIntake",
            "Availability",
            "EventsLifecycle",
            "GatewayLifecycle",
            "Attachments",
            "WebChatAdapter",
            "TelegramAdapter");

    private static JavaClasses ours;

    @BeforeAll
    static void read() {
        ours = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("eus.arreta");
        assertThat(ours.size()).isGreaterThan(100);
    }

    @Test
    void whatIsInternalStaysInternal() {
        MAY_USE.keySet().forEach(module -> noClasses()
                .that()
                .resideOutsideOfPackage("eus.arreta." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("eus.arreta." + module + ".internal..")
                .allowEmptyShould(true)
                .check(ours));
    }

    @Test
    void aModuleUsesTheFloorsBelowIt() {
        MAY_USE.forEach((module, below) -> {
            List<String> forbidden = MAY_USE.keySet().stream()
                    .filter(other -> !other.equals(module) && !below.contains(other))
                    .toList();
            DescribedPredicate<JavaClass> above = DescribedPredicate.alwaysFalse();
            for (String other : forbidden) {
                above = above.or(resideInAPackage("eus.arreta." + other + ".."));
            }
            noClasses()
                    .that()
                    .resideInAPackage("eus.arreta." + module + "..")
                    .should()
                    .dependOnClassesThat(above.as("a module above or beside " + module))
                    .check(ours);
        });
    }

    @Test
    void thereAreNoCycles() {
        slices().matching("eus.arreta.(*)..").should().beFreeOfCycles().check(ours);
    }

    @Test
    void namesSayWhatAClassIs() {
        classes()
                .should()
                .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl|Dto|DTO|Common)(\\$.*)?")
                .check(ours);
    }

    @Test
    void anEntityStandsInItsOwnModulesSchema() {
        List<JavaClass> entities =
                ours.stream().filter(one -> one.isAnnotatedWith(Table.class)).toList();
        assertThat(entities).isNotEmpty().allSatisfy(entity -> assertThat(
                        entity.getAnnotationOfType(Table.class).schema())
                .isEqualTo(entity.getPackageName().split("\\.")[2]));
    }

    @Test
    void nobodysSqlNamesAnothersTables() throws IOException {
        Pattern table = Pattern.compile("(?i)\\b(?:from|join|into|update|table|references|on)\\s+(\\w+)\\.\\w+");
        Set<String> schemas = Set.copyOf(Migrations.MODULES);
        List<String> violations = new ArrayList<>();
        int[] seen = new int[1];
        for (Path file : sources()) {
            String owner = ROOT.relativize(file).getName(1).toString();
            Matcher matcher = table.matcher(Files.readString(file));
            while (matcher.find()) {
                String schema = matcher.group(1);
                if (schemas.contains(schema)) {
                    seen[0]++;
                    if (!schema.equals(owner)) {
                        violations.add(file + ": " + matcher.group());
                    }
                }
            }
        }
        assertThat(seen[0]).isGreaterThan(50);
        assertThat(violations).isEmpty();
    }

    @Test
    void theActorStandsInEveryServiceCall() {
        List<String> without = new ArrayList<>();
        ours.stream()
                .filter(one -> one.isAnnotatedWith(ApplicationScoped.class))
                .filter(one -> MAY_USE.containsKey(one.getPackageName().replace("eus.arreta.", "")))
                .filter(one -> !WITHOUT_ACTOR.contains(one.getSimpleName()))
                .flatMap(one -> one.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
                .filter(method -> !takesActor(method))
                // What channels there are is no secret and no act.
                .filter(method -> !Set.of("channels", "channel").contains(method.getName()))
                .forEach(method -> without.add(method.getFullName()));
        assertThat(without).isEmpty();
    }

    @Test
    void everyModuleSaysWhatItIsFor() {
        for (String folder : List.of("modules", "channels")) {
            try (Stream<Path> modules = Files.list(ROOT.resolve(folder))) {
                modules.filter(module -> Files.exists(module.resolve("pom.xml")))
                        .forEach(module -> {
                            String name = module.getFileName().toString().replace("-", "");
                            Path info = module.resolve("src/main/java/eus/arreta/" + name + "/package-info.java");
                            assertThat(info).content().hasSizeGreaterThan(200);
                        });
            } catch (IOException unreadable) {
                throw new java.io.UncheckedIOException(unreadable);
            }
        }
    }

    private static boolean takesActor(JavaMethod method) {
        return method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Actor.class));
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String folder : List.of("modules", "channels")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().matches(".*/src/main/.*\\.(java|sql)"))
                        .forEach(sources::add);
            }
        }
        return sources;
    }
}
