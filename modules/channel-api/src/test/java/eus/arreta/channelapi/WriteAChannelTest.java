package eus.arreta.channelapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of {@code docs/write-a-channel.md} compiles and does what the page says. */
class WriteAChannelTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "write-a-channel.md");
    private static final int LONGEST = 200;

    @TempDir
    Path folder;

    private ChannelAdapter channel;

    @BeforeEach
    void compileTheExample() throws IOException, ReflectiveOperationException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("```java\n") + "```java\n".length();
        String example = page.substring(start, page.indexOf("```", start));
        assertThat(example.lines().count()).isLessThan(LONGEST);
        Path source = Files.createDirectories(folder.resolve("example")).resolve("FolderChannel.java");
        Files.writeString(source, example);
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-Xlint:all",
                        "-Werror",
                        "--release",
                        "17",
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(failed).isZero();
        URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
        channel = (ChannelAdapter)
                loader.loadClass("example.FolderChannel").getConstructor().newInstance();
    }

    @Test
    void aFileIsToldAndMovedOnlyOnceItIsAcknowledged() throws IOException, InterruptedException {
        Path network = Files.createDirectories(folder.resolve("network/in")).getParent();
        MemoryContext context = new MemoryContext(account(network.toString()));
        RunningAccount running = channel.start(context);
        try {
            Files.writeString(network.resolve("in/maite-0001.txt"), "Kaixo");
            InboundEvent.MessageReceived told = (InboundEvent.MessageReceived) context.awaitPublished();
            assertThat(told.conversation()).isEqualTo("maite");
            assertThat(told.externalId()).isEqualTo("maite-0001.txt");
            assertThat(told.content()).containsExactly(new Content.Text("Kaixo"));
            assertThat(network.resolve("in/maite-0001.txt")).exists();
            // Kafka did not take it: the same is told again.
            context.refuse();
            assertThat(context.awaitPublished().eventId()).isEqualTo(told.eventId());
            context.acknowledge();
            SendResult sent = running.send(new OutboundCommand.SendMessage(
                    UUID.randomUUID(),
                    context.account().id(),
                    "maite",
                    List.of(new OutboundContent.Text("Egun on", "eu")),
                    "Ane",
                    null,
                    Instant.now()));
            assertThat(sent).isInstanceOfSatisfying(SendResult.Sent.class, done -> assertThat(
                            network.resolve("out").resolve(done.externalId()))
                    .hasContent("Egun on"));
            assertThat(running.health().ok()).isTrue();
        } finally {
            running.stop();
        }
        assertThat(network.resolve("done/maite-0001.txt")).exists();
    }

    @Test
    void aWrongSettingIsNamed() {
        assertThatThrownBy(
                        () -> channel.verify(account(folder.resolve("nowhere").toString())))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        wrong -> assertThat(wrong.errors().get(0).pointer()).isEqualTo("/config/path"));
    }

    private static Account account(String path) {
        return new Account(UUID.randomUUID(), "folder", "Folder", Map.of("path", path), Map.of());
    }

    /** A context whose Kafka is the test. */
    private static final class MemoryContext implements AdapterContext {
        private final Account account;
        private final BlockingQueue<InboundEvent> published = new LinkedBlockingQueue<>();
        private final BlockingQueue<CompletableFuture<Void>> answers = new LinkedBlockingQueue<>();

        MemoryContext(Account account) {
            this.account = account;
        }

        InboundEvent awaitPublished() throws InterruptedException {
            InboundEvent event = published.poll(10, TimeUnit.SECONDS);
            assertThat(event).isNotNull();
            return event;
        }

        void acknowledge() throws InterruptedException {
            answers.take().complete(null);
        }

        void refuse() throws InterruptedException {
            answers.take().completeExceptionally(new IllegalStateException("refused"));
        }

        @Override
        public Account account() {
            return account;
        }

        @Override
        public CompletionStage<Void> publish(InboundEvent event) {
            CompletableFuture<Void> answer = new CompletableFuture<>();
            answers.add(answer);
            published.add(event);
            return answer;
        }

        @Override
        public CompletionStage<Void> publishAndAwait(InboundEvent event) {
            return publish(event);
        }

        @Override
        public List<HistoryItem> history(String conversation, long after, int limit) {
            return List.of();
        }

        @Override
        public void park(String id, String kind, String raw) {
            throw new UnsupportedOperationException("nothing is parked here");
        }

        @Override
        public FileStore files() {
            throw new IllegalStateException("the example stores no files");
        }

        @Override
        public Lease lease(String name) {
            return new Lease() {
                @Override
                public boolean held() {
                    return true;
                }

                @Override
                public long fencing() {
                    return 1;
                }

                @Override
                public void close() {
                    // the only replica
                }
            };
        }

        @Override
        public AccountState state() {
            throw new IllegalStateException("the example remembers nothing");
        }

        @Override
        public void broadcast(Frame frame) {
            throw new IllegalStateException("the example is alone");
        }

        @Override
        public void onFrame(Consumer<Frame> listener) {
            // the example hears nothing
        }

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }
    }
}
