package io.merkato.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.merkato.testing.folders.Folders;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Chromium without a window, with one page, told what to do by the Chrome DevTools Protocol. Where the machine has none,
 * the test that wants it is skipped.
 */
public final class Browser implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Path profile;
    private final Process process;
    private final WebSocket socket;
    private final String session;
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> calls = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Browser(Path profile, Process process) {
        this.profile = profile;
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address(), new Listener())
                .join();
        String target = call(null, "Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asString();
        this.session = call(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asString();
        call("Page.enable", Map.of());
        call("Log.enable", Map.of());
        call("Runtime.enable", Map.of());
    }

    public static Browser start() {
        String program = program();
        assumeTrue(program != null, "No Chromium here (" + String.join(", ", NAMES) + "): not tried in a browser.");
        Path profile = Folders.newOne("browser-");
        List<String> command = new ArrayList<>(List.of(
                String.valueOf(program),
                "--headless=new",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile.toAbsolutePath(),
                "--no-first-run",
                "--disable-background-networking",
                "--disable-dev-shm-usage",
                "--disable-gpu"));
        if ("root".equals(System.getProperty("user.name"))) {
            // Chromium's sandbox refuses root, as whom containers run tests.
            command.add("--no-sandbox");
        }
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Browser(profile, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens an address and waits until all of the page is there. */
    public Browser open(String address) {
        JsonNode opened = call("Page.navigate", Map.of("url", address));
        assertThat(opened.path("errorText").asString("")).as(address).isEmpty();
        return waitFor("document.readyState === 'complete'");
    }

    /** Presses a button, or follows a link. */
    public Browser click(String selector) {
        evaluate("document.querySelector(%s).click()".formatted(JSON.writeValueAsString(selector)));
        return this;
    }

    public Browser type(String selector, String text) {
        evaluate("document.querySelector(%s).focus()".formatted(JSON.writeValueAsString(selector)));
        call("Input.insertText", Map.of("text", text));
        return this;
    }

    /** Waits until an expression is true of the page. */
    public Browser waitFor(String expression) {
        await(expression)
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(20))
                // Between two pages there is nothing to ask.
                .ignoreExceptions()
                .until(() -> evaluate(expression).asBoolean());
        return this;
    }

    /** Waits for a page whose headline this is. */
    public Browser waitForHeadline(String text) {
        return waitFor("document.querySelector('h1')?.textContent === " + JSON.writeValueAsString(text)
                + " && document.readyState === 'complete'");
    }

    /** What the page shows. */
    public String text() {
        return evaluate("document.body.innerText").asString();
    }

    /** What an expression is worth on the page; a promise is waited for. */
    public JsonNode evaluate(String expression) {
        JsonNode answer = call(
                "Runtime.evaluate",
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true, "userGesture", true));
        assertThat(answer.has("exceptionDetails")).as("%s", answer).isFalse();
        return answer.at("/result/value");
    }

    /** What the browser complained about: scripts that failed, what a policy forbade, files that were not there. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        Folders.delete(profile);
    }

    private JsonNode call(String method, Map<String, Object> parameters) {
        return call(session, method, parameters);
    }

    private JsonNode call(@Nullable String inSession, String method, Map<String, Object> parameters) {
        int id = lastId.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        calls.put(id, answer);
        Map<String, Object> message = inSession == null
                ? Map.of("id", id, "method", method, "params", parameters)
                : Map.of("id", id, "method", method, "params", parameters, "sessionId", inSession);
        socket.sendText(JSON.writeValueAsString(message), true).join();
        JsonNode answered =
                answer.orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
        if (answered.has("error")) {
            throw new IllegalStateException(method + ": " + answered.get("error"));
        }
        return answered.get("result");
    }

    /** Chromium writes into its profile where it listens: a port and a path. */
    private URI address() {
        Path file = profile.resolve("DevToolsActivePort");
        await("Chromium listens").atMost(TIMEOUT).until(() -> !process.isAlive() || isWhole(file));
        try {
            List<String> lines = Files.readAllLines(file);
            return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
        } catch (IOException e) {
            throw new UncheckedIOException("Chromium ended at once", e);
        }
    }

    private static boolean isWhole(Path file) throws IOException {
        return Files.exists(file) && Files.readAllLines(file).size() == 2;
    }

    private static @Nullable String program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse(null);
    }

    private void hear(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> call = calls.remove(message.get("id").asInt());
            if (call != null) {
                call.complete(message);
            }
            return;
        }
        switch (message.path("method").asString("")) {
            case "Log.entryAdded" -> {
                if (message.at("/params/entry/level").asString("").equals("error")) {
                    complaints.add(message.at("/params/entry").toString());
                }
            }
            case "Runtime.exceptionThrown" ->
                complaints.add(message.at("/params/exceptionDetails").toString());
            default -> {
                // What else happens in a browser is of no interest here.
            }
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder pieces = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            pieces.append(data);
            if (last) {
                JsonNode message = JSON.readTree(pieces.toString());
                pieces.setLength(0);
                hear(message);
            }
            from.request(1);
            return null;
        }
    }
}
