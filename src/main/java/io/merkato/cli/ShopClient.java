package io.merkato.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the shop as its admin. Access tokens live for a quarter of an hour; when one has expired it signs in again. */
final class ShopClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    /** The shop stores the file before it answers an upload. */
    private static final Duration UPLOAD_TIMEOUT = Duration.ofHours(6);

    private static final int UNAUTHORIZED = 401;

    /** What a balancer answers for a shop that is started anew, or such a shop itself. */
    private static final Set<Integer> AWAY = Set.of(502, 503, 504);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final JsonMapper json = JsonMapper.shared();
    private final String url;
    private final Path adminFile;
    private final Map<String, String> environment;
    private String accessToken = "";

    ShopClient(Map<String, String> environment) {
        this.environment = environment;
        String port = set("PORT", "8080");
        this.url = set("MERKATO_URL", "http://localhost:" + port).replaceFirst("/+$", "");
        this.adminFile = Path.of(set("MERKATO_DATA", "./data")).resolve("admin");
    }

    void signIn() throws CommandFailed, InterruptedException, UnreachableException {
        List<String> credentials = credentials();
        String body = json.writeValueAsString(Map.of("email", credentials.get(0), "password", credentials.get(1)));
        HttpResponse<String> answer = send(request("/v1/auth/login", TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() == UNAUTHORIZED) {
            throw new CommandFailed("The shop does not accept the password of " + credentials.get(0)
                    + ". Set MERKATO_ADMIN_EMAIL and MERKATO_ADMIN_PASSWORD.");
        }
        accessToken = answered(answer, 200).path("accessToken").asString();
    }

    /** Sends a file and gives the id of its import. */
    String upload(ImportArguments arguments, AtomicLong sentBytes)
            throws CommandFailed, InterruptedException, UnreachableException {
        HttpResponse<String> answer = send(authorized("/v1/admin/imports?format=" + arguments.format(), UPLOAD_TIMEOUT)
                .header("Content-Type", "application/octet-stream")
                .POST(file(arguments.file(), sentBytes))
                .build());
        return answered(answer, 202).path("id").asString();
    }

    JsonNode progress(String id) throws CommandFailed, InterruptedException, UnreachableException {
        return read("/v1/admin/imports/" + id);
    }

    /** Has the index made anew and gives the number that it has when it is. */
    long reindex() throws CommandFailed, InterruptedException, UnreachableException {
        return answered(
                        send(authorized("/v1/admin/search/reindex", TIMEOUT)
                                .POST(BodyPublishers.noBody())
                                .build()),
                        202)
                .path("reindex")
                .asLong();
    }

    /** How the index of the node that answers stands. */
    JsonNode index() throws CommandFailed, InterruptedException, UnreachableException {
        return read("/v1/admin/search/index");
    }

    /** What takes long may take longer than a token is good for. */
    private JsonNode read(String path) throws CommandFailed, InterruptedException, UnreachableException {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() == UNAUTHORIZED) {
            signIn();
            answer = get(path);
        }
        return answered(answer, 200);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpResponse<String> get(String path) throws CommandFailed, InterruptedException, UnreachableException {
        return send(authorized(path, TIMEOUT).GET().build());
    }

    /** The first line of the file that a sandbox writes is the address, the second the password. */
    private List<String> credentials() throws CommandFailed {
        String email = set("MERKATO_ADMIN_EMAIL", "");
        String password = set("MERKATO_ADMIN_PASSWORD", "");
        if (!email.isEmpty() && !password.isEmpty()) {
            return List.of(email, password);
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(adminFile);
        } catch (IOException e) {
            lines = List.of();
        }
        if (lines.size() < 2) {
            throw new CommandFailed("There are no credentials in " + adminFile
                    + ". Set MERKATO_ADMIN_EMAIL and MERKATO_ADMIN_PASSWORD, or MERKATO_DATA.");
        }
        return List.of(lines.get(0).strip(), lines.get(1).strip());
    }

    private HttpRequest.Builder authorized(String path, Duration timeout) throws CommandFailed {
        return request(path, timeout).header("Authorization", "Bearer " + accessToken);
    }

    private HttpRequest.Builder request(String path, Duration timeout) throws CommandFailed {
        try {
            return HttpRequest.newBuilder(URI.create(url + path)).timeout(timeout);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(
                    url + " is no address such as http://localhost:8080. Correct MERKATO_URL, or PORT.");
        }
    }

    private HttpResponse<String> send(HttpRequest request)
            throws CommandFailed, InterruptedException, UnreachableException {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (AWAY.contains(answer.statusCode())) {
                throw new UnreachableException(
                        "The shop does not answer at " + url + " (" + answer.statusCode() + ").");
            }
            return answer;
        } catch (ConnectException e) {
            throw new UnreachableException("The shop does not answer at " + url + ". Start it with ./merkato run.");
        } catch (IOException e) {
            throw new UnreachableException("The connection to " + url + " broke: " + e.getMessage());
        }
    }

    private JsonNode answered(HttpResponse<String> answer, int expected) throws CommandFailed {
        JsonNode body;
        try {
            body = json.readTree(answer.body());
        } catch (JacksonException e) {
            throw new CommandFailed("What answers at " + url + " is no Merkato shop (" + answer.statusCode() + ").");
        }
        if (answer.statusCode() != expected) {
            throw new CommandFailed("The shop refused (" + answer.statusCode() + "): " + reason(body));
        }
        return body;
    }

    private static String reason(JsonNode problem) {
        JsonNode place = problem.path("errors").path(0);
        return Stream.of(problem.path("title"), problem.path("detail"), place.path("pointer"), place.path("detail"))
                .map(text -> text.asString(""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static BodyPublisher file(Path file, AtomicLong sentBytes) throws CommandFailed {
        try {
            return BodyPublishers.fromPublisher(
                    BodyPublishers.ofInputStream(() -> open(file, sentBytes)), Math.max(1, Files.size(file)));
        } catch (IOException e) {
            throw new CommandFailed(file + " cannot be read.");
        }
    }

    private static InputStream open(Path file, AtomicLong sentBytes) {
        sentBytes.set(0);
        try {
            return new CountedStream(Files.newInputStream(file), sentBytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String set(String name, String otherwise) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    /** Nothing answers; what was asked may be asked again. */
    static final class UnreachableException extends Exception {

        private static final long serialVersionUID = 1L;

        UnreachableException(String message) {
            super(message, null, false, false);
        }
    }

    private static final class CountedStream extends FilterInputStream {

        private final AtomicLong count;

        CountedStream(InputStream in, AtomicLong count) {
            super(in);
            this.count = count;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count.addAndGet(Math.max(0, read));
            return read;
        }
    }
}
