package eus.arreta.telegram.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.api.methods.GetFile;
import org.telegram.telegrambots.meta.api.objects.ResponseParameters;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiValidationException;

/** One bot's way to the Bot API. Never repeats a call by itself: a message whose answer was lost may have arrived. */
final class BotApi implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration CONNECT = Duration.ofSeconds(10);
    /** Telegram carried out calls that took 12 s to answer: patience costs less than doubt. */
    private static final Duration ANSWER = Duration.ofSeconds(60);
    /** Senders, the poller and those who answer presses, all at once. */
    private static final int AT_ONCE = 64;

    private static final int SERVER_ERROR = 500;

    private final BotSettings settings;
    private final ExecutorService threads;
    private final OkHttpClient http;
    private final OkHttpTelegramClient client;
    private final OkHttpTelegramClient quick;

    BotApi(BotSettings settings) {
        this.settings = settings;
        // The dispatcher keeps the limit; a thread that is about to end must not keep the next call from having one.
        this.threads =
                new ThreadPoolExecutor(0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "telegram-http-" + settings.account());
                    thread.setDaemon(true);
                    return thread;
                });
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(AT_ONCE);
        dispatcher.setMaxRequestsPerHost(AT_ONCE);
        this.http = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .connectTimeout(CONNECT)
                .readTimeout(ANSWER)
                .writeTimeout(ANSWER)
                .addInterceptor(BotApi::tellWhatNeverLeft)
                .addNetworkInterceptor(BotApi::markHandedOver)
                .build();
        this.client = new OkHttpTelegramClient(JSON, http, settings.token(), settings.url());
        OkHttpClient impatient = http.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .readTimeout(Duration.ofSeconds(5))
                .build();
        this.quick = new OkHttpTelegramClient(JSON, impatient, settings.token(), settings.url());
    }

    /** A question to the Bot API. */
    @FunctionalInterface
    interface Question<T> {
        T ask(OkHttpTelegramClient client) throws TelegramApiException;
    }

    /** Asks and waits for the answer. */
    <T> T ask(Question<T> question) throws Trouble {
        return ask(client, question);
    }

    /** The same for somebody who waits in front of a screen: five seconds at most. */
    <T> T askQuickly(Question<T> question) throws Trouble {
        return ask(quick, question);
    }

    private static <T> T ask(OkHttpTelegramClient through, Question<T> question) throws Trouble {
        try {
            return question.ask(through);
        } catch (TelegramApiException failed) {
            throw trouble(failed);
        }
    }

    /** What reads a file that a citizen sent; the caller closes the stream. */
    interface Fetched {
        void read(InputStream content) throws IOException;
    }

    /**
     * Fetches a file of a citizen. Telegram's address of it holds the token, so it is never handed on.
     *
     * @throws Trouble when Telegram doesn't give it
     * @throws IOException when {@code fetched} fails
     */
    void fetch(String fileId, Fetched fetched) throws Trouble, IOException {
        String path = ask(api -> api.execute(GetFile.builder().fileId(fileId).build()))
                .getFilePath();
        if (path == null || path.isBlank()) {
            throw new Trouble(Trouble.Kind.REFUSED, 400, "the file has no path", null, null);
        }
        Path onDisk = Path.of(path).normalize();
        // A Bot API server of one's own in local mode keeps files on its disk, in a folder named by the token, and
        // serves none
        // over HTTP. Nothing else of this machine is read because a server says so.
        if (onDisk.isAbsolute() && settings.ownServer() && onDisk.toString().contains("/" + settings.token() + "/")) {
            try (InputStream content = Files.newInputStream(onDisk)) {
                fetched.read(content);
            }
            return;
        }
        Request request = new Request.Builder()
                .url(settings.api() + "/file/bot" + settings.token() + "/" + path.replaceFirst("^/+", ""))
                .build();
        try (Response response = http.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new Trouble(Trouble.Kind.NO_ANSWER, response.code(), "the file is not given", null, null);
            }
            fetched.read(response.body().byteStream());
        }
    }

    private static Trouble trouble(TelegramApiException failed) {
        if (failed instanceof TelegramApiValidationException) {
            return new Trouble(Trouble.Kind.REFUSED, 400, "Bad Request: not valid", null, null);
        }
        if (failed instanceof TelegramApiRequestException answered
                && answered.getErrorCode() != null
                && answered.getErrorCode() > 0) {
            ResponseParameters told = answered.getParameters();
            Integer after = told == null ? null : told.getRetryAfter();
            return new Trouble(
                    answered.getErrorCode() >= SERVER_ERROR ? Trouble.Kind.NO_ANSWER : Trouble.Kind.REFUSED,
                    answered.getErrorCode(),
                    String.valueOf(answered.getApiResponse()),
                    after == null ? null : Duration.ofSeconds(after),
                    told == null ? null : told.getMigrateToChatId());
        }
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof NeverLeft) {
                return new Trouble(Trouble.Kind.NOT_SENT, 0, "Telegram can't be reached", null, null);
            }
        }
        return new Trouble(Trouble.Kind.NO_ANSWER, 0, "no answer that can be read", null, null);
    }

    /** Whether a request was handed to a connection. */
    private static final class HandedOver {
        private volatile boolean done;
    }

    /** A call that never reached a connection. */
    private static final class NeverLeft extends IOException {
        private static final long serialVersionUID = 1L;

        NeverLeft() {
            super("never sent");
        }
    }

    private static Response tellWhatNeverLeft(Interceptor.Chain chain) throws IOException {
        HandedOver mark = new HandedOver();
        try {
            return chain.proceed(
                    chain.request().newBuilder().tag(HandedOver.class, mark).build());
        } catch (IOException failed) {
            if (mark.done) {
                throw failed;
            }
            throw new NeverLeft();
        }
    }

    private static Response markHandedOver(Interceptor.Chain chain) throws IOException {
        chain.request().tag(HandedOver.class).done = true;
        return chain.proceed(chain.request());
    }

    /** Ends every call that is under way. */
    @Override
    public void close() {
        http.dispatcher().cancelAll();
        threads.shutdown();
        http.connectionPool().evictAll();
    }
}
