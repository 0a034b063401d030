package io.merkato.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running shop of this machine, spoken to as anybody could. */
public final class MeasuredShop implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    /** The shop stores a file before it answers. */
    private static final Duration UPLOAD_TIMEOUT = Duration.ofMinutes(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, String> environment;
    private final URI address;

    /** The shop at MERKATO_URL, or else at PORT; one elsewhere is refused, for it would be put under load. */
    public MeasuredShop(Map<String, String> environment) throws BenchFailed {
        this.environment = environment;
        String url = set("MERKATO_URL", "http://localhost:" + set("PORT", "8080"));
        try {
            this.address = URI.create(url.replaceFirst("/+$", ""));
            if (address.getHost() == null) {
                throw new IllegalArgumentException(url);
            }
            if (!InetAddress.getByName(address.getHost()).isLoopbackAddress()) {
                throw new BenchFailed("Only a shop on this machine is put under load.");
            }
        } catch (IllegalArgumentException | UnknownHostException e) {
            throw new BenchFailed(url + " is no address such as http://localhost:8080. Correct MERKATO_URL, or PORT.");
        }
    }

    /** The port at which the shop listens. */
    public int port() {
        return address.getPort() >= 0 ? address.getPort() : address.getScheme().equals("https") ? 443 : 80;
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Sends JSON, with more headers as names and values in turn. */
    public HttpResponse<String> post(String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Sends a file of any kind, with more headers as names and values in turn. */
    public HttpResponse<String> upload(String path, HttpRequest.BodyPublisher file, String... headers)
            throws IOException, InterruptedException {
        return send(request(path)
                .timeout(UPLOAD_TIMEOUT)
                .setHeader("Content-Type", "application/octet-stream")
                .headers(headers)
                .POST(file));
    }

    public HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> delete(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).DELETE();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** The body of an answer, which must have this status. */
    public JsonNode expect(int status, HttpResponse<String> answer) throws BenchFailed {
        if (answer.statusCode() != status) {
            throw new BenchFailed("The shop answered " + answer.statusCode() + " instead of " + status + ": "
                    + answer.body().strip());
        }
        return json.readTree(answer.body().isEmpty() ? "null" : answer.body());
    }

    public String text(Map<String, String> body) {
        return json.writeValueAsString(body);
    }

    /** An access token of the admin, whom the environment names, or a sandbox in its data folder. */
    public String signInAdmin() throws BenchFailed, IOException, InterruptedException {
        String email = set("MERKATO_ADMIN_EMAIL", "");
        String password = set("MERKATO_ADMIN_PASSWORD", "");
        if (email.isEmpty() || password.isEmpty()) {
            Path file = Path.of(set("MERKATO_DATA", "./data")).resolve("admin");
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() < 2) {
                throw new BenchFailed("There are no credentials in " + file
                        + ". Set MERKATO_ADMIN_EMAIL and MERKATO_ADMIN_PASSWORD, or MERKATO_DATA.");
            }
            email = lines.get(0).strip();
            password = lines.get(1).strip();
        }
        HttpResponse<String> answer = post("/v1/auth/login", text(Map.of("email", email, "password", password)));
        return expect(200, answer).path("accessToken").asString();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String set(String name, String otherwise) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
